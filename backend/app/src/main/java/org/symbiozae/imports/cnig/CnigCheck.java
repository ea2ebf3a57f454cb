package org.symbiozae.imports.cnig;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.words.CompanyNumbers;
import org.symbiozae.imports.words.Numbers;
import org.symbiozae.imports.words.Words;

/** The values of one row against the standard; corrected in place where only the spelling differs. */
final class CnigCheck {

    private static final Pattern IDENTIFIER =
            Pattern.compile("(?i)(\\d[\\dAB]\\d{3})[-_ ]+(SITE|TERRAIN|POLE)[-_ ]+ECO[-_ ]+(\\d+)");
    private static final int SQUARE_METRES_PER_HECTARE = 10_000;

    private final CnigTable table;
    private final List<Attribute> columns;
    private final Map<String, String> cells;
    private final Notes notes;

    CnigCheck(CnigTable table, List<Attribute> columns, Map<String, String> cells, Notes notes) {
        this.table = table;
        this.columns = columns;
        this.cells = cells;
        this.notes = notes;
    }

    /** @param complete whether the file has its columns once and for all, so that an empty cell is a lack */
    void all(boolean complete) {
        boolean zae = Words.fold(cells.getOrDefault("site_type", "")).startsWith("zonedactivite");
        for (Attribute attribute : columns) {
            String text = cells.get(attribute.name());
            if (text != null) {
                value(attribute, text);
            } else if (complete
                    && (attribute.isRequired() && !attribute.isShape()
                            || zae && attribute.requirement().startsWith("C: if site_type")
                            || attribute.requirement().startsWith("C: if ban-id") && !cells.containsKey("ban-id"))) {
                warn(attribute.name(), "required_empty", "", "The standard wants a value here.", "");
            }
        }
        if (table == CnigTable.SITE_ECO) {
            vacancy();
            areas();
        }
    }

    private void value(Attribute attribute, String text) {
        if (!attribute.values().isEmpty()) {
            listed(attribute, text);
        } else if (attribute.isNumber()) {
            number(attribute, text);
        } else if (attribute.isDate()) {
            date(attribute, text);
        } else if (attribute.name().endsWith("_insee")) {
            municipality(attribute, text);
        } else if (attribute.name().endsWith("_siren") || attribute.name().equals("SIREN")) {
            siren(attribute, text);
        } else if (attribute.name().matches("(site|terr|pole)_id")) {
            identifier(attribute, text);
        }
    }

    private void listed(Attribute attribute, String text) {
        if (attribute.values().contains(text)) {
            return;
        }
        String folded = folded(attribute, text);
        Optional<String> same = attribute.values().stream()
                .filter(value -> Words.fold(value).equals(folded))
                .findFirst();
        if (same.isPresent()) {
            cells.put(attribute.name(), same.get());
            notes.repaired(Repair.LIST_VALUE);
        } else {
            warn(
                    attribute.name(),
                    "list_value",
                    text,
                    "Not in the standard's list: " + String.join(" | ", attribute.values()) + ".",
                    Words.alike(text, attribute.values()).orElse(""));
        }
    }

    private static String folded(Attribute attribute, String text) {
        String folded = Words.fold(text);
        if (!attribute.values().contains("oui")) {
            return folded;
        }
        return switch (folded) {
            case "o", "yes", "y", "true", "vrai", "t", "1" -> "oui";
            case "n", "no", "false", "faux", "f", "0" -> "non";
            default -> folded;
        };
    }

    private void number(Attribute attribute, String text) {
        try {
            boolean rate = attribute.name().contains("_taux_");
            double value = Numbers.number(attribute.name(), rate ? text.replaceFirst("\\s*%$", "") : text);
            cells.put(attribute.name(), plain(value));
            if (value < 0) {
                warn(attribute.name(), "number_negative", text, "The standard counts from zero.", "");
            }
        } catch (Refused refused) {
            notes.warn(refused.fault());
        }
    }

    private static String plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0).toPlainString() : exact.toPlainString();
    }

    private void date(Attribute attribute, String text) {
        try {
            cells.put(attribute.name(), Numbers.date(attribute.name(), text).toString());
        } catch (Refused refused) {
            notes.warn(refused.fault());
        }
    }

    private void municipality(Attribute attribute, String text) {
        if (text.matches("\\d{4}")) {
            cells.put(attribute.name(), "0" + text);
            notes.repaired(Repair.ZERO_RESTORED);
        } else if (!text.matches("\\d[\\dAB]\\d{3}")) {
            warn(attribute.name(), "insee_form", text, "A municipality's INSEE code has five characters.", "");
        }
    }

    private void siren(Attribute attribute, String text) {
        if (!CompanyNumbers.isSiren(text)) {
            warn(attribute.name(), "siren_check", text, "A SIREN has nine digits, the last of which checks them.", "");
        }
    }

    private void identifier(Attribute attribute, String text) {
        Matcher parts = IDENTIFIER.matcher(text);
        if (parts.matches()) {
            String standard =
                    "%s_%s-ECO_%s".formatted(parts.group(1), parts.group(2).toUpperCase(), parts.group(3));
            if (!standard.equals(text)) {
                warn(
                        attribute.name(),
                        "identifier_form",
                        text,
                        "Hyphens and underscores stand elsewhere in the standard; other tables may not find this row.",
                        standard);
            }
        }
    }

    /** Law L318-8-2: vacant property units of a zone over all of them, in whole per cent. */
    private void vacancy() {
        double units = number("site_uf_nbre");
        double vacant = number("site_uf_vacant_nbre");
        double rate = number("site_taux_vacance");
        if (vacant > units) {
            warn(
                    "site_uf_vacant_nbre",
                    "vacancy_impossible",
                    plain(vacant),
                    "More units are vacant than there are.",
                    "");
        } else if (units > 0 && vacant >= 0 && !Double.isNaN(rate) && Math.abs(rate - 100 * vacant / units) > 1) {
            warn(
                    "site_taux_vacance",
                    "vacancy_differs",
                    plain(rate),
                    plain(vacant) + " vacant of " + plain(units) + " units make another rate (L318-8-2).",
                    Long.toString(Math.round(100 * vacant / units)));
        }
    }

    private void areas() {
        double gross = number("site_surf_brute");
        double usable = number("site_surf_utile");
        if (usable > gross) {
            warn(
                    "site_surf_utile",
                    "area_impossible",
                    plain(usable),
                    "The usable area is larger than the gross area.",
                    "");
        }
        if (gross >= SQUARE_METRES_PER_HECTARE) {
            warn(
                    "site_surf_brute",
                    "area_unit",
                    plain(gross),
                    "Areas are in hectares; this looks like square metres.",
                    plain(gross / SQUARE_METRES_PER_HECTARE));
        }
    }

    private double number(String attribute) {
        try {
            return Numbers.number(attribute, cells.getOrDefault(attribute, ""));
        } catch (Refused refused) {
            return Double.NaN;
        }
    }

    private void warn(String field, String code, String value, String hint, String proposal) {
        notes.warn(new Fault(field, code, value, hint, proposal));
    }
}
