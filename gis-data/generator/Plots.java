import java.util.ArrayList;
import java.util.List;

/** Invented plots of zones: a street along the zone's axis and plots of one size on both its sides. */
final class Plots {

    private static final double STREET = 12;

    private record Plot(String code, Zones.Zone zone, Ring outline, Table.Row state, Table.Row facts) {

        Feature feature() {
            return Feature.of("Polygon", "[" + outline.json() + "]")
                    .with("terr_id", code)
                    .with("site_id", zone.code())
                    .with("terr_surf_brute", Math.round(outline.area() / 100) / 100.0)
                    .with("terr_utile", state.text("utile"))
                    .with("terr_identif_date", facts.text("identifie_le"))
                    .with("terr_actu_date", facts.text("mis_a_jour_le"))
                    .with("terr_maitrise_fonc", state.text("maitrise_fonc"))
                    .with("terr_stade_amngt", state.text("stade_amngt"))
                    .with("terr_stade_comm", state.text("stade_comm"))
                    .with("terr_etat_occup", state.text("etat_occup"))
                    .with("terr_usage", state.text("usage"))
                    .with("terr_cle_en_main", state.text("cle_en_main"))
                    .with("fictif", true)
                    .with("source", Companies.INVENTED);
        }
    }

    private final List<Plot> plots = new ArrayList<>();
    private final Table states;
    private final List<Place> companies;

    Plots(Table states, List<Companies.Company> companies) {
        this.states = states;
        this.companies = companies.stream().map(Companies.Company::place).toList();
    }

    List<Feature> features() {
        return plots.stream().map(Plot::feature).toList();
    }

    /**
     * The street first, then the plots from its beginning on, left and right by turns: those with a company in them are
     * taken, the others go through the states given.
     */
    void add(Zones.Zone zone, Table.Row facts) {
        double front = facts.number("facade");
        double depth = facts.number("profondeur");
        int count = facts.whole("terrains");
        int columns = (count + 1) / 2;
        double start = facts.number("decalage") - columns * front / 2;
        add(zone, facts, "rue", rectangle(zone.axis(), start, front, columns, -STREET / 2, STREET / 2));
        List<String> states = facts.list("sans_entreprise");
        int free = 0;
        for (int i = 0; i < count; i++) {
            double near = i % 2 == 0 ? STREET / 2 : -STREET / 2 - depth;
            Ring outline = rectangle(zone.axis(), start + i / 2 * front, front, 1, near, near + depth);
            boolean taken = companies.stream().anyMatch(outline::contains);
            add(zone, facts, taken ? "occupé" : states.get(free++ % states.size()), outline);
        }
    }

    private void add(Zones.Zone zone, Table.Row facts, String state, Ring outline) {
        if (!outline.corners().stream().allMatch(zone.outline()::contains)) {
            throw new IllegalArgumentException("a plot leaves " + zone.name());
        }
        String insee = zone.commune().insee();
        long before = plots.stream()
                .filter(plot -> plot.zone().commune().insee().equals(insee))
                .count();
        plots.add(new Plot(
                String.format("%s_TERRAIN-ECO_%05d", insee, before + 1), zone, outline, state(state), facts));
    }

    private Table.Row state(String code) {
        return states.stream()
                .filter(row -> row.text("code").equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** With a corner at each step along both long sides, so that neighbours share corners and no sliver is left. */
    private static Ring rectangle(Zones.Axis axis, double start, double step, int steps, double right, double left) {
        List<Place> corners = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            corners.add(axis.at(start + i * step, right));
        }
        for (int i = steps; i >= 0; i--) {
            corners.add(axis.at(start + i * step, left));
        }
        return new Ring(corners).snapped();
    }
}
