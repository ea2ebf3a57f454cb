package org.symbiozae.imports.facts;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.symbiozae.domain.Visibility;
import org.symbiozae.imports.places.Geometries;
import org.symbiozae.imports.places.Systems;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.shapes.TextGeometry;
import org.symbiozae.imports.words.Angles;
import org.symbiozae.imports.words.Numbers;
import org.symbiozae.imports.words.Words;

/** The cells of one row by field. Asking for a field claims its column; what nobody claims is an attribute. */
public final class Fields {

    /** How portals write {@code geo_point_2d}: latitude first. */
    private static final Pattern LAT_LON =
            Pattern.compile("^\\s*\\(?\\s*(-?\\d+\\.?\\d*)\\s*[,; ]\\s*(-?\\d+\\.?\\d*)\\s*\\)?\\s*$");

    private static final Pattern DECIMAL_COMMAS =
            Pattern.compile("\\s*\\(?\\s*(-?\\d+),(\\d+)\\s*(?:[;/]|,\\s|\\s)\\s*(-?\\d+),(\\d+)\\s*\\)?\\s*");

    private final Row row;
    private final FieldNames names;
    private final Systems systems;
    private final Set<String> claimed = new HashSet<>();

    public Fields(Row row, FieldNames names, Systems systems) {
        this.row = row;
        this.names = names;
        this.systems = systems;
        row.cells().keySet().forEach(names::column);
    }

    int line() {
        return row.line();
    }

    Optional<String> find(String field) {
        for (String column : names.columnsOf(field)) {
            String cell = row.cells().get(column);
            if (cell != null) {
                claimed.add(column);
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }

    /** Whether a row so far had a cell for this field. */
    boolean present(String field) {
        return names.met(field);
    }

    /** The cell of a column that stays an attribute. */
    Optional<String> column(String folded) {
        return names.columns(folded).stream()
                .filter(row.cells()::containsKey)
                .findFirst()
                .map(row.cells()::get);
    }

    String text(String field) {
        return find(field)
                .orElseThrow(() -> new Refused(
                        field,
                        "field_missing",
                        "",
                        "Give a value in column “" + names.of(field).get(0) + "”."));
    }

    Optional<Double> findNumber(String field) {
        return find(field).filter(text -> !text.equals(Sirene.HIDDEN)).map(text -> Numbers.number(field, text));
    }

    /** @throws Refused when there is none */
    public double number(String field) {
        return Numbers.number(field, text(field));
    }

    boolean yes(String field) {
        return find(field).map(text -> Numbers.yes(field, text)).orElse(false);
    }

    /** The outline of the row: its geometry, or the text of a column. */
    String multiPolygon(Notes notes) {
        TextGeometry text = text(notes);
        return text == null
                ? systems.of(epsg()).multiPolygon(row.geometry(), notes)
                : systems.of(text, epsg()).multiPolygon(text.geometry(), notes);
    }

    /** The place of the row: two columns, its geometry, or the text of a column. */
    String point(Notes notes) {
        Optional<String> longitude = find("longitude");
        Optional<String> latitude = find("latitude");
        if (longitude.isPresent() && latitude.isPresent()) {
            Geometries degrees = systems.degrees();
            return degrees.point(Angles.longitude(longitude.get()), Angles.latitude(latitude.get()));
        }
        Optional<Double> x = findNumber("x");
        Optional<Double> y = findNumber("y");
        if (x.isPresent() && y.isPresent()) {
            return systems.of(epsg()).point(x.get(), y.get());
        }
        Optional<Double> east = findNumber("lambert_x");
        Optional<Double> north = findNumber("lambert_y");
        if (east.isPresent() && north.isPresent()) {
            Integer legal =
                    Sirene.legalSystem(column("codecommuneetablissement").orElse(""));
            return systems.of(systems.said() ? null : legal).point(east.get(), north.get());
        }
        String both = find("latlon").map(Fields::pointed).orElse("");
        Matcher pair = LAT_LON.matcher(both);
        if (pair.find()) {
            return systems.degrees().point(Double.parseDouble(pair.group(2)), Double.parseDouble(pair.group(1)));
        }
        Optional<double[]> place = Angles.place(both);
        if (place.isPresent()) {
            return systems.degrees().point(place.get()[0], place.get()[1]);
        }
        TextGeometry text = text(notes);
        if (text != null) {
            return systems.of(text, epsg()).point(text.geometry(), notes);
        }
        Geometry geometry = row.geometry();
        if (geometry == null) {
            throw new Refused(
                    "longitude",
                    "position_missing",
                    "",
                    "Give longitude and latitude, or x and y with --crs, or place it by its address.");
        }
        return systems.of(epsg()).point(geometry, notes);
    }

    /** Decimal commas become points where each of two numbers has one: {@code 46,1; 6,2} or {@code 46,1, 6,2}. */
    private static String pointed(String both) {
        Matcher commas = DECIMAL_COMMAS.matcher(both);
        return commas.matches()
                ? commas.group(1) + "." + commas.group(2) + ", " + commas.group(3) + "." + commas.group(4)
                : both;
    }

    private @Nullable TextGeometry text(Notes notes) {
        Optional<String> text = row.geometry() == null ? find("geometry") : Optional.empty();
        if (text.isEmpty()) {
            return null;
        }
        TextGeometry read = TextGeometry.of("geometry", text.get());
        notes.repaired(read.repairs());
        return read;
    }

    private @Nullable Integer epsg() {
        return find("epsg")
                .map(Systems::number)
                .map(text -> {
                    if (!text.matches("\\d{4,6}")) {
                        throw new Refused("epsg", "crs_unknown", text, "Give an EPSG number, such as 2154.");
                    }
                    return Integer.valueOf(text);
                })
                .orElse(null);
    }

    @Nullable
    Visibility visibility() {
        Optional<String> text = find("visibility");
        return text.isEmpty()
                ? null
                : switch (Words.fold(text.get())) {
                    case "public", "publique" -> Visibility.PUBLIC;
                    case "network", "reseau", "membres" -> Visibility.NETWORK;
                    case "facilitator", "facilitateur", "prive", "private" -> Visibility.FACILITATOR;
                    default ->
                        throw new Refused(
                                "visibility", "value_unknown", text.get(), "Say public, network or facilitator.");
                };
    }

    /** What no field claimed, by the file's own column names in alphabetical order, of the columns that are asked for. */
    SortedMap<String, String> attributes(Predicate<String> which) {
        SortedMap<String, String> rest = new TreeMap<>();
        row.cells().forEach((column, cell) -> {
            if (!claimed.contains(column) && which.test(column)) {
                rest.put(column, cell);
            }
        });
        return rest;
    }
}
