import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A GeoJSON feature. Properties keep their order; text is quoted, numbers, booleans and null are not. */
record Feature(Map<String, Object> properties, String geometryType, String coordinates) {

    static Feature of(String geometryType, String coordinates) {
        return new Feature(new LinkedHashMap<>(), geometryType, coordinates);
    }

    Feature with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    static void write(Path file, String name, List<Feature> features) {
        List<String> lines = new ArrayList<>();
        lines.add("{\"type\":\"FeatureCollection\",\"name\":\"" + name + "\",\"features\":[");
        for (int i = 0; i < features.size(); i++) {
            lines.add(features.get(i).json() + (i + 1 < features.size() ? "," : ""));
        }
        lines.add("]}");
        Table.write(file, lines);
    }

    private String json() {
        String fields = properties.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + value(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        return "{\"type\":\"Feature\",\"properties\":" + fields + ",\"geometry\":{\"type\":\"" + geometryType
                + "\",\"coordinates\":" + coordinates + "}}";
    }

    private static String value(Object value) {
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
