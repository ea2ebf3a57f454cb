import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Schematic communes: what is nearer to one commune's point than to any other point. Points in the lake, in Switzerland
 * and beyond the mountains take what is not ours. The cells tile the territory without gaps and are nobody's boundary.
 */
record Communes(List<Commune> all) {

    static final String SOURCE = "schematic outline drawn for the demo, not a legal boundary";
    private static final double BEYOND = 80_000;

    record Commune(String insee, String name, String territory, Place point, Ring cell) {}

    static Communes from(Table facts, Table neighbours) {
        List<Place> points = new ArrayList<>();
        facts.stream().map(Place::of).forEach(points::add);
        neighbours.stream().map(Place::of).forEach(points::add);
        List<Commune> communes = new ArrayList<>();
        for (Table.Row row : facts.rows()) {
            Place point = Place.of(row);
            communes.add(new Commune(
                    row.text("insee"), row.text("nom"), row.text("epci_siren"), point, cell(point, points)));
        }
        return new Communes(communes);
    }

    Commune of(String insee) {
        return all.stream()
                .filter(commune -> commune.insee().equals(insee))
                .findFirst()
                .orElseThrow();
    }

    Commune at(Place place) {
        return all.stream()
                .min(Comparator.comparingDouble(commune -> commune.point().metresTo(place)))
                .orElseThrow();
    }

    List<Feature> features() {
        return all.stream()
                .map(commune -> Feature.of("Polygon", "[" + commune.cell().json() + "]")
                        .with("code", commune.insee())
                        .with("nom", commune.name())
                        .with("source", SOURCE))
                .toList();
    }

    /** The programme first, then its territories. */
    List<Feature> territories(Table territories) {
        Map<String, List<Ring>> cells = new LinkedHashMap<>();
        for (Commune commune : all) {
            cells.computeIfAbsent(commune.territory(), code -> new ArrayList<>())
                    .add(commune.cell());
        }
        List<Ring> everything = all.stream().map(Commune::cell).toList();
        return territories.stream()
                .map(row -> Feature.of(
                                "MultiPolygon",
                                Outline.around(cells.getOrDefault(row.text("code"), everything))
                                        .json())
                        .with("code", row.text("code"))
                        .with("nom", row.text("nom"))
                        .with("parent", row.text("parent").isEmpty() ? null : row.text("parent"))
                        .with("srid", 2154)
                        .with("fictif", false)
                        .with("source", SOURCE))
                .toList();
    }

    private static Ring cell(Place point, List<Place> points) {
        Ring cell = new Ring(List.of(
                point.moved(-BEYOND, -BEYOND),
                point.moved(BEYOND, -BEYOND),
                point.moved(BEYOND, BEYOND),
                point.moved(-BEYOND, BEYOND)));
        for (Place other : points) {
            if (!Objects.equals(other, point)) {
                cell = cell.nearer(point, other);
            }
        }
        return cell.snapped();
    }
}
