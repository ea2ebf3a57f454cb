import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** Company sites: the programme's public cases with their neighbours, then invented companies zone by zone. */
final class Companies {

    static final String INVENTED = "invented for the demo";
    static final String PUBLIC_CASE = "public case of the programme; quantities invented";
    private static final List<String> HEADCOUNTS =
            List.of("3 à 5", "6 à 9", "10 à 19", "20 à 49", "50 à 99", "100 à 199", "200 à 249");
    private static final int[] STAFF = {4, 7, 14, 32, 70, 140, 220};

    /**
     * @param kind code of the activity in {@code activities.csv}, empty for the hand-written cases
     * @param themes resources its zone has already talked of pooling
     */
    record Company(
            String code,
            String name,
            String naf,
            String activity,
            String kind,
            int size,
            Place place,
            String visibility,
            boolean invented,
            List<String> themes) {

        int staff() {
            return STAFF[size];
        }

        String csv() {
            return String.join(
                    ";",
                    code,
                    name,
                    "",
                    naf,
                    activity,
                    HEADCOUNTS.get(size),
                    decimal(place.longitude()),
                    decimal(place.latitude()),
                    visibility,
                    invented ? "oui" : "non",
                    '"' + (invented ? INVENTED : PUBLIC_CASE) + '"');
        }

        private static String decimal(double degrees) {
            return String.format(Locale.FRENCH, "%.5f", degrees);
        }
    }

    private final List<Company> companies = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<Table.Row> activities;
    private final List<String> endings;
    private final SplittableRandom random;

    Companies(Table activities, List<String> endings, SplittableRandom random) {
        this.activities = activities.rows();
        this.endings = endings;
        this.random = random;
    }

    List<Company> all() {
        return companies;
    }

    void addCases(Table cases) {
        for (Table.Row row : cases.rows()) {
            names.add(row.text("nom"));
            companies.add(new Company(
                    row.text("code"),
                    row.text("nom"),
                    row.text("naf"),
                    row.text("activite"),
                    "",
                    HEADCOUNTS.indexOf(row.text("effectif")),
                    Place.of(row),
                    row.text("visibilite"),
                    row.text("fictif").equals("oui"),
                    List.of()));
        }
    }

    void addZone(Zones.Zone zone) {
        List<Table.Row> suited = activities.stream()
                .filter(row -> row.list("vocations").contains(zone.vocation()))
                .toList();
        for (int i = 0; i < zone.companies(); i++) {
            add(drawn(suited), zone.freePlace(random, taken()), zone.themes());
        }
    }

    /** Farms and the like, outside every zone, as many as their weight says. */
    void addCountryside(List<Communes.Commune> communes) {
        for (Table.Row activity : activities) {
            if (activity.text("vocations").equals("campagne")) {
                for (int i = 0; i < activity.whole("poids"); i++) {
                    Place point = communes.get(random.nextInt(communes.size())).point();
                    add(
                            activity,
                            point.moved(random.nextDouble(-300, 300), random.nextDouble(-300, 300))
                                    .snapped(),
                            List.of());
                }
            }
        }
    }

    List<String> csv() {
        List<String> lines = new ArrayList<>();
        lines.add("code;nom;siret;naf;activite;effectif;longitude;latitude;visibilite;fictif;source");
        companies.forEach(company -> lines.add(company.csv()));
        return lines;
    }

    private void add(Table.Row activity, Place place, List<String> themes) {
        int size = random.nextInt(activity.whole("effectif_min"), activity.whole("effectif_max") + 1);
        companies.add(new Company(
                String.format("DEMO-%04d", companies.size() + 1),
                newName(activity.list("noms")),
                activity.text("naf"),
                activity.text("activite"),
                activity.text("code"),
                size,
                place,
                random.nextInt(100) < 8 ? "network" : "public",
                true,
                themes));
    }

    /** One of the activities, each as often as its weight. */
    private Table.Row drawn(List<Table.Row> suited) {
        int left = random.nextInt(
                suited.stream().mapToInt(row -> row.whole("poids")).sum());
        for (Table.Row row : suited) {
            left -= row.whole("poids");
            if (left < 0) {
                return row;
            }
        }
        throw new IllegalStateException("weights changed while drawing");
    }

    private String newName(List<String> beginnings) {
        while (true) {
            String name = beginnings.get(random.nextInt(beginnings.size())) + " "
                    + endings.get(random.nextInt(endings.size()));
            if (names.add(name)) {
                return name;
            }
        }
    }

    private List<Place> taken() {
        return companies.stream().map(Company::place).toList();
    }
}
