import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What the companies declare: the cases as written, the rest drawn from the flows usual in each activity. */
final class Declarations {

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 9, 1);
    private static final int DAYS = 426;
    /** How much likelier a flow is where the zone has already talked of pooling it. */
    private static final double TALKED_OF = 6;

    private static final int USUAL_STAFF = 20;
    private static final Set<String> COUNTED_OVER_TIME = Set.of("t", "kg", "l", "m3", "passage", "MWh", "h");
    private static final Map<String, Integer> PER_YEAR = Map.of("an", 1, "trimestre", 4, "mois", 12, "semaine", 52);
    private static final List<String> COMMENTS = List.of(
            "Quantité relevée sur l'année passée",
            "À confirmer avec l'atelier",
            "Ordre de grandeur, pesée à faire",
            "Contact par le club d'entreprises",
            "Volume en hausse");

    private final List<String> lines = new ArrayList<>();
    private final Set<String> declared = new HashSet<>();
    private final Map<String, Table.Row> taxonomy = new HashMap<>();
    private final SplittableRandom random;

    Declarations(Table taxonomy, SplittableRandom random) {
        taxonomy.stream().forEach(row -> this.taxonomy.put(row.text("code"), row));
        this.random = random;
        lines.add("code;etablissement;type;ressource;quantite;unite;periode;mois;stockage_mois;qualites;estimee;"
                + "declare_le;valide_du;valide_au;visibilite;commentaire;fictif;source");
    }

    List<String> csv() {
        return lines;
    }

    void addCases(Table cases) {
        for (Table.Row row : cases.rows()) {
            boolean invented = row.text("fictif").equals("oui");
            declared.add(row.text("site") + row.text("type") + row.text("ressource"));
            add(
                    row.text("site"),
                    row.text("type"),
                    row.text("ressource"),
                    row.text("quantite"),
                    row.text("unite"),
                    row.text("periode"),
                    row.text("mois"),
                    row.text("stockage_mois"),
                    row.text("qualites"),
                    "oui",
                    row.text("declare_le"),
                    "",
                    "",
                    "public",
                    row.text("commentaire"),
                    invented ? "oui" : "non",
                    '"' + (invented ? Companies.INVENTED : Companies.PUBLIC_CASE) + '"');
        }
    }

    /** Every flow usual in the company's activity, each with its chance. */
    void addFlows(Companies.Company company, List<Table.Row> flows) {
        for (Table.Row flow : flows) {
            List<String> activities = flow.list("activites");
            double chance = flow.number("chance") * (company.themes().contains(flow.text("ressource")) ? TALKED_OF : 1);
            boolean usual = activities.contains("*") || activities.contains(company.kind());
            if (usual
                    && random.nextDouble() < chance
                    && declared.add(company.code() + flow.text("type") + flow.text("ressource"))) {
                addFlow(company, flow);
            }
        }
    }

    private void addFlow(Companies.Company company, Table.Row flow) {
        Table.Row resource = taxonomy.get(flow.text("ressource"));
        String months = flow.text("mois");
        String period = period(flow.text("periode"), months, resource.text("unit"));
        boolean temporary = resource.text("category").equals("foncier") && random.nextInt(5) == 0;
        LocalDate declaredOn = FIRST_DAY.plusDays(random.nextInt(DAYS));
        add(
                company.code(),
                flow.text("type"),
                random.nextInt(60) == 0 ? '"' + resource.text("label_fr") + '"' : resource.text("code"),
                quantity(flow, company.staff(), PER_YEAR.get(period)),
                resource.text("unit"),
                period,
                random.nextInt(4) == 0 ? listed(months) : months,
                flow.text("stockage"),
                qualities(flow),
                random.nextInt(10) < 6 ? "oui" : "non",
                declaredOn.toString(),
                temporary ? declaredOn.toString() : "",
                temporary ? declaredOn.plusMonths(random.nextInt(18, 37)).toString() : "",
                visibility(),
                random.nextInt(12) == 0 ? COMMENTS.get(random.nextInt(COMMENTS.size())) : "",
                "oui",
                '"' + Companies.INVENTED + '"');
    }

    private void add(String... fields) {
        lines.add(String.format("DEC-%05d;", lines.size()) + String.join(";", fields));
    }

    /** Some people count by month or quarter what others count by year; only what flows all year. */
    private String period(String usual, String months, String unit) {
        int draw = random.nextInt(100);
        if (!usual.equals("an") || !months.equals("1-12") || !COUNTED_OVER_TIME.contains(unit)) {
            return usual;
        }
        return draw < 20 ? "mois" : draw < 30 ? "trimestre" : "an";
    }

    /** The flow's yearly quantity, more in larger companies (power 0.7), within −40 % and +60 %, to two digits. */
    private String quantity(Table.Row flow, int staff, int timesAYear) {
        double size = flow.text("echelle").equals("o") ? StrictMath.pow((double) staff / USUAL_STAFF, 0.7) : 1;
        double yearly = flow.number("quantite") * size * random.nextDouble(0.6, 1.6);
        boolean whole = flow.number("quantite") < 1.5 && flow.text("echelle").equals("n");
        BigDecimal rounded = new BigDecimal(whole ? 1.0 / timesAYear : yearly / timesAYear)
                .round(new MathContext(2))
                .stripTrailingZeros();
        return rounded.toPlainString().replace('.', ',');
    }

    /** An offer has most of the usual qualities; a third of the needs require them. */
    private String qualities(Table.Row flow) {
        boolean offered = flow.text("type").equals("offre");
        if (!offered && random.nextInt(3) > 0) {
            return "";
        }
        return flow.list("qualites").stream()
                .filter(quality -> !offered || random.nextInt(10) < 8)
                .collect(Collectors.joining("|"));
    }

    private String visibility() {
        int draw = random.nextInt(100);
        return draw < 55 ? "public" : draw < 70 ? "network" : "facilitator";
    }

    /** The months 11-3 as 11,12,1,2,3. */
    private static String listed(String months) {
        String[] ends = months.split("-");
        int last = Integer.parseInt(ends[1]);
        List<String> all = new ArrayList<>();
        int month = Integer.parseInt(ends[0]);
        all.add(String.valueOf(month));
        while (month != last) {
            month = month % 12 + 1;
            all.add(String.valueOf(month));
        }
        return String.join(",", all);
    }
}
