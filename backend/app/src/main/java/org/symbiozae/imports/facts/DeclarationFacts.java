package org.symbiozae.imports.facts;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Months;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.words.Amounts;
import org.symbiozae.imports.words.CompanyNumbers;
import org.symbiozae.imports.words.Numbers;
import org.symbiozae.imports.words.Periods;
import org.symbiozae.imports.words.Units;
import org.symbiozae.imports.words.Words;
import org.symbiozae.store.IntakeDeclarations;
import org.symbiozae.store.IntakeDeclarations.Declared;
import org.symbiozae.store.IntakeReference.Named;
import org.symbiozae.store.IntakeTable;

/** What sites declare. Quantities become a year's, in the resource's unit. */
public final class DeclarationFacts implements FactReader<Declared> {

    private static final int LONGEST_STORAGE_MONTHS = 12;

    private static final FieldNames NAMES = new FieldNames()
            .with("code", "code", "id", "identifiant")
            .with("site", "etablissement", "site", "code_etablissement", "site_code")
            .also("site", FieldNames.SIRET)
            .also(
                    "site",
                    "entreprise",
                    "nom_entreprise",
                    "nom_de_l_entreprise",
                    "nom_etablissement",
                    "raison_sociale",
                    "societe")
            .with("kind", "type", "sens", "kind", "offre_besoin", "offre_ou_besoin", "sens_du_flux")
            .with("resource", "ressource", "resource", "code_ressource", "code_dechet", "low_code", "flux")
            .with("quantity", "quantite", "quantity", "quantite_annuelle")
            .with("unit", "unite", "unit", "unites", "unite_de_mesure")
            .with("period", "periode", "period", "periodicite", "frequence")
            .with("months", "mois", "months")
            .with("storage", "stockage_mois", "stockage", "storage_months")
            .with("qualities", "qualites", "qualities")
            .with("estimated", "estimee", "estime", "estimated")
            .with("declared_on", "declare_le", "date", "declared_on")
            .with("valid_from", "valide_du", "valid_from")
            .with("valid_to", "valide_au", "valid_to")
            .with("visibility", "visibilite", "visibility")
            .with("comment", "commentaire", "comment", "commentaires", "observations", "remarques")
            .with("fictitious", "fictif", "fictitious")
            .with("source", "source");

    private final Resources resources;
    private final Set<String> qualities;
    private final LocalDate today;

    /** @param today the day of a declaration that does not say its own; none may be later */
    public DeclarationFacts(Resources resources, Set<String> qualities, LocalDate today) {
        this.resources = resources;
        this.qualities = qualities;
        this.today = today;
    }

    @Override
    public IntakeTable<Declared> table() {
        return IntakeDeclarations.TABLE;
    }

    @Override
    public FieldNames names() {
        return NAMES;
    }

    @Override
    public List<String> required() {
        return List.of("code", "site", "kind", "resource", "quantity");
    }

    /** Months count for the quantity of a year, and are what the file says. */
    @Override
    public Map<String, List<String>> said() {
        return Map.of(
                "storage_months", List.of("storage"),
                "qualities", List.of("qualities"),
                "estimated", List.of("estimated"),
                "declared_on", List.of("declared_on"),
                "valid_from", List.of("valid_from"),
                "valid_to", List.of("valid_to"),
                "comment", List.of("comment"),
                "fictitious", List.of("fictitious"));
    }

    /** Who takes stock of a company's flows seldom numbers them. */
    @Override
    public Optional<String> insteadOf(String field) {
        return field.equals("code") ? Optional.of("resource") : Optional.empty();
    }

    @Override
    public boolean placed() {
        return false;
    }

    @Override
    public Declared fact(Fields fields, Notes notes) {
        Named resource = resources.resource("resource", fields.text("resource"));
        if (resource.hazardous()) {
            notes.warn(new Fault(
                    "resource",
                    "hazardous",
                    resource.code(),
                    "Dangerous waste: only those who are authorised may carry, sort or take it."));
        }
        Months months = fields.find("months")
                .map(text -> Periods.months("months", text))
                .orElse(Months.ALL_YEAR);
        LocalDate from = date(fields, "valid_from");
        LocalDate to = date(fields, "valid_to");
        if (from != null && to != null && to.isBefore(from)) {
            throw new Refused("valid_to", "dates_reversed", from + " – " + to, "The last day is not before the first.");
        }
        String site = CompanyNumbers.bare(fields.text("site"));
        Declaration.Kind kind = kind(fields.text("kind"));
        Amounts amount = Amounts.of("quantity", fields.text("quantity"));
        return new Declared(
                fields.line(),
                code(fields, site, kind, resource, notes),
                site,
                kind,
                resource.code(),
                quantity(fields, amount, resource, months, notes),
                months,
                storage(fields),
                qualities(fields),
                amount.about() || fields.yes("estimated"),
                declaredOn(fields),
                from,
                to,
                fields.find("comment").orElse(""),
                fields.visibility(),
                fields.yes("fictitious"),
                fields.find("source").orElse(""));
    }

    private static String code(Fields fields, String site, Declaration.Kind kind, Named resource, Notes notes) {
        if (fields.present("code")) {
            return fields.text("code");
        }
        String code = site + " " + kind.name().toLowerCase(Locale.ROOT) + " " + resource.code();
        notes.warn(new Fault(
                "code",
                "code_missing",
                code,
                "Site, type and resource stand for the code it does not have: give codes where one site says the same"
                        + " twice."));
        return code;
    }

    private static Declaration.Kind kind(String text) {
        return switch (Words.fold(text)) {
            case "offre", "offres", "offer", "sortant", "fluxsortant", "output" -> Declaration.Kind.OFFER;
            case "besoin", "besoins", "need", "demande", "entrant", "fluxentrant", "input" -> Declaration.Kind.NEED;
            case "partage", "share", "mutualisation" -> Declaration.Kind.SHARE;
            default -> throw new Refused("kind", "value_unknown", text, "Say offre, besoin or partage.");
        };
    }

    /** The quantity of a year in the resource's unit; "pièces/mois" is a unit and a period. */
    private static double quantity(Fields fields, Amounts amount, Named resource, Months months, Notes notes) {
        double number = amount.number();
        Optional<String> column = fields.find("unit");
        if (amount.unit().isPresent() && column.isPresent()) {
            throw new Refused(
                    "quantity",
                    "not_a_number",
                    fields.text("quantity"),
                    "Write a number such as 12.5 or 12,5, without its unit.");
        }
        String unit = column.or(amount::unit).orElse(resource.unit());
        Optional<String> period = fields.find("period").or(amount::period);
        OptionalDouble factor = Units.factor(unit, resource.unit());
        if (factor.isEmpty() && period.isEmpty()) {
            period = Amounts.period(unit);
            factor = Units.factor(Amounts.unit(unit), resource.unit());
        }
        if (factor.isEmpty()) {
            throw new Refused(
                    "unit", "unit_mismatch", unit, resource.code() + " is counted in " + resource.unit() + ".");
        }
        double yearly = number * factor.getAsDouble() * Periods.perYear("period", period.orElse("an"), months);
        if (!(yearly > 0) || Double.isInfinite(yearly)) {
            throw new Refused("quantity", "quantity_range", fields.text("quantity"), "Give a quantity above zero.");
        }
        if (yearly != number) {
            notes.repaired(Repair.UNITS_CONVERTED);
        }
        return yearly;
    }

    private static int storage(Fields fields) {
        Optional<Double> months = fields.findNumber("storage");
        double number = months.orElse(0.0);
        if (number < 0 || number > LONGEST_STORAGE_MONTHS || number != Math.rint(number)) {
            throw new Refused("storage", "value_range", number + "", "Give whole months, 0 to 12.");
        }
        return (int) number;
    }

    private List<String> qualities(Fields fields) {
        List<String> given = fields.find("qualities").stream()
                .flatMap(text -> Arrays.stream(text.split("\\|")))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .distinct()
                .sorted()
                .toList();
        for (String code : given) {
            if (!qualities.contains(code)) {
                throw new Refused(
                        "qualities", "quality_unknown", code, "Choose among " + String.join(", ", qualities) + ".");
            }
        }
        return given;
    }

    private LocalDate declaredOn(Fields fields) {
        LocalDate day = date(fields, "declared_on");
        if (day != null && day.isAfter(today)) {
            throw new Refused(
                    "declared_on", "date_in_future", day.toString(), "A declaration is dated today or before.");
        }
        return day == null ? today : day;
    }

    private static @Nullable LocalDate date(Fields fields, String field) {
        return fields.find(field).map(text -> Numbers.date(field, text)).orElse(null);
    }
}
