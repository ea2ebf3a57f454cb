import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Business zones: true names, approximate places, invented outlines. */
record Zones(List<Zone> all) {

    static final String SOURCE = "approximate outline drawn for the demo";

    /** The long way of a zone. @param direction in radians, anticlockwise from east */
    record Axis(Place centre, double direction) {

        Place at(double along, double across) {
            double cosine = StrictMath.cos(direction);
            double sine = StrictMath.sin(direction);
            return centre.moved(along * cosine - across * sine, along * sine + across * cosine);
        }
    }

    /**
     * @param companies how many to invent inside
     * @param themes resources its companies have already talked of pooling
     */
    record Zone(
            String code,
            String name,
            String vocation,
            String state,
            Communes.Commune commune,
            Axis axis,
            Ring outline,
            int companies,
            List<String> themes) {

        /** A place inside, at least 40 m from those taken already. */
        Place freePlace(SplittableRandom random, List<Place> taken) {
            Place centre = outline.corner(0);
            while (true) {
                Place place = centre.moved(random.nextDouble(-1600, 1600), random.nextDouble(-1600, 1600))
                        .snapped();
                if (outline.contains(place) && taken.stream().allMatch(other -> other.metresTo(place) > 40)) {
                    return place;
                }
            }
        }
    }

    static Zones from(Table facts, Communes communes, SplittableRandom random) {
        List<Zone> zones = new ArrayList<>();
        for (Table.Row row : facts.rows()) {
            String insee = row.text("insee");
            long before = zones.stream()
                    .filter(zone -> zone.commune().insee().equals(insee))
                    .count();
            Axis axis = new Axis(Place.of(row), StrictMath.toRadians(row.number("orientation")));
            zones.add(new Zone(
                    String.format("%s_SITE-ECO_%05d", insee, before + 1),
                    row.text("nom"),
                    row.text("vocation"),
                    row.text("etat"),
                    communes.of(insee),
                    axis,
                    outline(row, axis, random),
                    row.whole("entreprises"),
                    row.list("themes")));
        }
        return new Zones(zones);
    }

    Zone named(String name) {
        return all.stream().filter(zone -> zone.name().equals(name)).findFirst().orElseThrow();
    }

    List<Feature> features(Table territories, Poles poles) {
        return all.stream()
                .map(zone -> Feature.of("Polygon", "[" + zone.outline().json() + "]")
                        .with("site_id", zone.code())
                        .with("pole_id", poles.codeOf(zone))
                        .with("site_nom", zone.name())
                        .with("site_type", "zone d'activité économique")
                        .with("site_vocadomi", zone.vocation())
                        .with("site_etat", zone.state())
                        .with("site_comm_nom", zone.commune().name())
                        .with("site_comm_insee", zone.commune().insee())
                        .with("site_epci_nom", name(territories, zone.commune().territory()))
                        .with("site_epci_siren", zone.commune().territory())
                        .with("site_surf_brute", Math.round(zone.outline().area() / 1000) / 10.0)
                        .with("fictif", false)
                        .with("source", SOURCE))
                .toList();
    }

    private static String name(Table territories, String code) {
        return territories.stream()
                .filter(row -> row.text("code").equals(code))
                .findFirst()
                .orElseThrow()
                .text("nom");
    }

    /**
     * A rectangle of the wanted area, length and direction with uneven sides: ten to fourteen corners around the centre,
     * so that it never crosses itself.
     */
    private static Ring outline(Table.Row row, Axis axis, SplittableRandom random) {
        double area = row.number("hectares") * 10_000;
        double halfLength = StrictMath.sqrt(area * row.number("allongement")) / 2;
        double halfWidth = area / halfLength / 4;
        int count = random.nextInt(10, 15);
        List<Place> corners = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double angle = 2 * StrictMath.PI * (i + random.nextDouble(-0.3, 0.3)) / count;
            double cosine = StrictMath.cos(angle);
            double sine = StrictMath.sin(angle);
            double along = halfLength * cosine;
            double across = halfWidth * sine;
            double toTheSide = Math.min(1.35, 1 / Math.max(Math.abs(cosine), Math.abs(sine)));
            double uneven = toTheSide * random.nextDouble(0.9, 1.1);
            corners.add(axis.at(uneven * along, uneven * across));
        }
        return new Ring(corners).snapped();
    }
}
