package org.symbiozae.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.symbiozae.domain.Compatibility;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Territory;
import org.symbiozae.domain.Visibility;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** An invented piece of country: sites crowded in zones, resources of the taxonomy, a few of them very common. */
final class Country {

    private static final double SIDE_METRES = 1_000_000;

    private final SplittableRandom random = new SplittableRandom(1989);

    /** @param scale 1 for a million sites, thirty thousand zones and five million declarations */
    static Territory of(double scale) throws IOException {
        return new Country().territory(scale);
    }

    private Territory territory(double scale) throws IOException {
        Taxonomy taxonomy = taxonomy();
        List<String> codes = taxonomy.resources().keySet().stream().sorted().toList();
        double[] cumulated = new double[codes.size()];
        double sum = 0;
        for (int i = 0; i < cumulated.length; i++) {
            sum += 1 / (3.0 + random.nextInt(cumulated.length));
            cumulated[i] = sum;
        }
        int sites = (int) (1_000_000 * scale);
        int zones = Math.max(1, (int) (30_000 * scale));
        double side = SIDE_METRES * Math.sqrt(scale);
        double[][] centres = new double[zones][];
        Arrays.setAll(centres, i -> new double[] {side * random.nextDouble(), side * random.nextDouble()});
        List<Site> placed = new ArrayList<>();
        List<Declaration> declarations = new ArrayList<>();
        for (int site = 1; site <= sites; site++) {
            double[] centre = centres[(int) (zones * Math.pow(random.nextDouble(), 1.5))];
            placed.add(new Site(
                    site, Position.ofMetres(centre[0] + 400 * gaussian(), centre[1] + 400 * gaussian()), null));
            for (int i = 0; i < 5; i++) {
                int at = Arrays.binarySearch(cumulated, sum * random.nextDouble());
                declarations.add(declaration(declarations.size() + 1, site, codes.get(at < 0 ? -at - 1 : at)));
            }
        }
        return new Territory("country", 1, placed, declarations, taxonomy);
    }

    private Declaration declaration(long id, long site, String resource) {
        int draw = random.nextInt(20);
        Kind kind = draw < 9 ? Kind.OFFER : draw < 18 ? Kind.NEED : Kind.SHARE;
        Months months = random.nextInt(4) == 0
                ? Months.fromTo(1 + random.nextInt(12), 1 + random.nextInt(12))
                : Months.ALL_YEAR;
        return new Declaration(
                id,
                site,
                kind,
                resource,
                Math.rint(1000 * Math.exp(3 + 1.2 * gaussian())) / 1000,
                months,
                kind == Kind.OFFER ? random.nextInt(4) : 0,
                0,
                random.nextInt(36),
                Declaration.ALWAYS_FROM,
                Declaration.ALWAYS_TO,
                Visibility.PUBLIC,
                false);
    }

    private double gaussian() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    private static Taxonomy taxonomy() throws IOException {
        Map<String, Resource> resources = new HashMap<>();
        Map<String, Economics> economics = new HashMap<>();
        List<Map<String, String>> prices = rows("economics");
        for (Map<String, String> row : rows("taxonomy")) {
            String code = row.get("code");
            resources.put(
                    code,
                    new Resource(
                            code,
                            row.get("category"),
                            row.get("unit"),
                            Metres.ofKilometres(number(row, "decay_km")),
                            Metres.ofKilometres(number(row, "max_km")),
                            row.get("mutualisable").equals("oui")));
            for (Map<String, String> price : prices) {
                boolean own = price.get("resource").equals(code);
                boolean common = price.get("resource").isEmpty()
                        && price.get("category").equals(row.get("category"))
                        && price.get("unit").equals(row.get("unit"));
                if (own || common && !economics.containsKey(code)) {
                    economics.put(code, economics(price));
                }
            }
        }
        Map<String, Double> yields = new HashMap<>();
        rows("conversion").forEach(row -> yields.put(row.get("from_code") + row.get("to_code"), number(row, "yield")));
        List<Compatibility> compatibilities = new ArrayList<>();
        for (Map<String, String> row : rows("compatibility")) {
            compatibilities.add(new Compatibility(
                    row.get("from_code"),
                    row.get("to_code"),
                    number(row, "default_weight"),
                    yields.getOrDefault(row.get("from_code") + row.get("to_code"), 1.0),
                    ""));
        }
        return new Taxonomy(resources, compatibilities, economics);
    }

    private static Economics economics(Map<String, String> row) {
        return new Economics(
                number(row, "fixed_cost"),
                number(row, "alone_fixed"),
                number(row, "alone_extra"),
                number(row, "min_volume") / 4,
                number(row, "max_volume"),
                (int) number(row, "min_members"),
                Metres.ofKilometres(number(row, "radius_km")),
                number(row, "cost_per_km"),
                true);
    }

    private static double number(Map<String, String> row, String field) {
        return Double.parseDouble(row.get(field));
    }

    private static List<Map<String, String>> rows(String file) throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of("gis-data", "reference", file + ".csv"), StandardCharsets.UTF_8);
        List<String> names = fields(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> values = fields(line);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), values.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char letter : (line + ",").toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        return fields;
    }
}
