package org.symbiozae.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What OGC's own executable suites ask of a server (Features 1.0 with its class for reference systems, Tiles 1.0). */
class SuiteTests extends DemoLayers {

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String TILESETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-";

    /** The suites walk all collections, and find nothing to check in one without features. */
    @TestFactory
    Stream<DynamicTest> noCollectionIsEmpty() {
        return each(name -> assertThat(
                        ogc().json(items(name) + "limit=1").at("/numberMatched").asInt())
                .isPositive());
    }

    @TestFactory
    Stream<DynamicTest> boxesAcrossMeridianEquatorAntimeridianAndPolesAnswer() {
        return each(name -> {
            for (String box :
                    List.of("-1.5,50,1.5,53", "-80,-5,-70,5", "177,65,-177,70", "-180,85,180,90", "-180,-90,180,-85")) {
                assertThat(ogc().get(items(name) + "bbox=" + box).statusCode())
                        .as(box)
                        .isEqualTo(200);
            }
        });
    }

    /** The suite writes sides with seven decimals. */
    @TestFactory
    Stream<DynamicTest> theExtentHoldsEveryFeature() {
        return each(name -> {
            String box = String.format(
                    Locale.ROOT, "%.7f,%.7f,%.7f,%.7f", extent(name).toArray());
            assertThat(ogc().json(items(name) + "limit=1&bbox=" + box).at("/numberMatched"))
                    .isEqualTo(ogc().json(items(name) + "limit=1").at("/numberMatched"));
        });
    }

    @TestFactory
    Stream<DynamicTest> theExtentInEachListedSystemFindsTheSame() {
        return each(name -> {
            List<Double> sides = extent(name);
            List<Long> all = ids(items(name) + "limit=10000");
            for (JsonNode listed : ogc().json("/collections/" + name).at("/crs")) {
                String crs = listed.asString();
                String address = items(name) + "limit=10000&bbox-crs=" + Ogc.encoded(crs) + "&bbox=";
                assertThat(ids(address + corners(crs, sides))).as(crs).isEqualTo(all);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everySystemListedIsServedAndNoOtherIsTaken() {
        return each(name -> {
            List<String> listed = new ArrayList<>();
            ogc().json("/collections/" + name).at("/crs").forEach(crs -> listed.add(crs.asString()));
            assertThat(listed)
                    .startsWith(CRS84)
                    .contains(EPSG + 4326, EPSG + 3857, EPSG + 2154, EPSG + 2056, EPSG + 3946)
                    .doesNotContain(EPSG + 2972, EPSG + 5490);
            for (String crs : listed) {
                HttpResponse<String> answer = ogc().get(items(name) + "limit=1&crs=" + Ogc.encoded(crs));
                assertThat(answer.headers().firstValue("Content-Crs")).contains("<" + crs + ">");
            }
            for (String parameter : List.of("crs=", "bbox=6,46,7,47&bbox-crs=", "filter=id%3D1&filter-crs=")) {
                for (String other :
                        List.of("EPSG:2154", "[EPSG:2154]", EPSG + 2972, "urn:ogc:def:crs:EPSG::2154", "")) {
                    assertThat(ogc().get(items(name) + parameter + Ogc.encoded(other))
                                    .statusCode())
                            .as(parameter + other)
                            .isEqualTo(400);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> timesWithinTheExtentAnswer() {
        return each(name -> {
            JsonNode interval = ogc().json("/collections/" + name).at("/extent/temporal/interval/0");
            String from = interval.isMissingNode()
                    ? "2026-01-01T00:00:00Z"
                    : interval.at("/0").asString();
            String day = from.substring(0, 10);
            for (String time : List.of(
                    from, day, from + "/..", "../" + from, day + "/P2D", "P1M/" + day, day + "/P1DT12H", from + "/"))
                assertThat(ogc().get(items(name) + "limit=1&datetime=" + Ogc.encoded(time))
                                .statusCode())
                        .as(time)
                        .isEqualTo(200);
            for (String time : List.of("../..", "/", day + "/P2X", "P2D/P2D", "P2D", day + "/" + day + "/" + day))
                assertThat(ogc().get(items(name) + "limit=1&datetime=" + Ogc.encoded(time))
                                .statusCode())
                        .as(time)
                        .isEqualTo(400);
        });
    }

    @Test
    void aDurationEndsWhereItsDaysDo() {
        JsonNode found = ogc().json(items("declarations") + "datetime=2026-01-01/P1M&limit=10000");
        assertThat(found.at("/features"))
                .isNotEmpty()
                .allSatisfy(feature -> assertThat(LocalDate.parse(
                                feature.at("/properties/declared_on").asString()))
                        .isBetween("2026-01-01", "2026-02-01"));
        assertThat(ids(items("declarations") + "datetime=P1M/2026-02-01&limit=10000"))
                .isEqualTo(ids(items("declarations") + "datetime=2026-01-01/2026-02-01&limit=10000"));
    }

    /** Every page the suite may ask for together is the collection: none lost, none twice. */
    @TestFactory
    Stream<DynamicTest> pagesAddUpToNumberMatched() {
        return each(name -> {
            JsonNode first = ogc().json(items(name) + "limit=100");
            List<Long> walked = ogc().walk(items(name) + "limit=100").stream()
                    .map(feature -> feature.at("/id").asLong())
                    .toList();
            assertThat(walked)
                    .doesNotHaveDuplicates()
                    .hasSize(first.at("/numberMatched").asInt());
        });
    }

    /** From the landing page and from each collection: lists, tile sets, templates, and what lies outside the limits. */
    @Test
    void tilesAreFoundAsTheSuiteLooksForThem() {
        List<String> lists = new ArrayList<>(tilesetLists(ogc().json("")));
        ogc().json("/collections").at("/collections").forEach(collection -> lists.addAll(tilesetLists(collection)));
        assertThat(lists).hasSize(names().size() + 1).allMatch(list -> list.endsWith("/tiles"));
        for (String list : lists) {
            for (JsonNode tileset : ogc().json(list).at("/tilesets")) {
                assertThat(tileset.at("/tileMatrixSetURI").asString()).endsWith("/WebMercatorQuad");
                tileset.at("/links")
                        .forEach(link -> assertThat(ogc().get(link.at("/href").asString(), "Accept", "application/json")
                                        .statusCode())
                                .isEqualTo(200));
                tilesAnswer(ogc().json(Objects.requireNonNull(Ogc.link(tileset, "self"))));
            }
        }
    }

    private void tilesAnswer(JsonNode tileset) {
        String template = Objects.requireNonNull(Ogc.link(tileset, "item"));
        assertThat(tileset.at("/tileMatrixSetLimits")).isNotEmpty();
        for (JsonNode limits : tileset.at("/tileMatrixSetLimits")) {
            String matrix = limits.at("/tileMatrix").asString();
            long row = limits.at("/maxTileRow").asLong();
            String column = limits.at("/minTileCol").asString();
            assertThat(ogc().get(tile(template, matrix, row, column)).statusCode())
                    .isIn(200, 204);
            assertThat(ogc().get(tile(template, matrix, row + 1, column)).statusCode())
                    .isEqualTo(404);
            assertThat(ogc().get(tile(template, matrix, Integer.MAX_VALUE, column))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(ogc().get(tile(template, "40", 0, "0")).statusCode()).isEqualTo(404);
        assertThat(ogc().get(tile(template, "x", 0, "0")).statusCode()).isIn(400, 404);
    }

    /** The suites fetch tiles and the landing page by Java's oldest client, whose {@code *} is no media type. */
    @Test
    void theHeaderOfJavasOldestClientIsTaken() {
        String accept = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2";
        String template = Objects.requireNonNull(Ogc.link(ogc().json("/tiles/WebMercatorQuad"), "item"));
        assertThat(ogc().get(tile(template, "12", 1453, "2115"), "Accept", accept))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200))
                .satisfies(answer -> assertThat(answer.headers().firstValue("Content-Type"))
                        .contains("application/vnd.mapbox-vector-tile"));
        assertThat(ogc().get("", "Accept", accept).statusCode()).isEqualTo(200);
    }

    @Test
    void theListOfTileMatrixSetsLeadsToEach() {
        JsonNode set = ogc().json("/tileMatrixSets").at("/tileMatrixSets/0");
        assertThat(Ogc.link(set, "item")).endsWith("/WebMercatorQuad");
        assertThat(ogc().json(Objects.requireNonNull(Ogc.link(set, "item"))).at("/tileMatrices"))
                .isNotEmpty();
    }

    private static List<String> tilesetLists(JsonNode document) {
        return document.at("/links")
                .valueStream()
                .filter(link -> link.at("/rel").asString().startsWith(TILESETS))
                .map(link -> link.at("/href").asString())
                .toList();
    }

    private static String tile(String template, String matrix, long row, String column) {
        return template.replace("{tileMatrix}", matrix)
                .replace("{tileRow}", Long.toString(row))
                .replace("{tileCol}", column);
    }

    private static String items(String name) {
        return "/collections/" + name + "/items?";
    }

    private List<Long> ids(String address) {
        return ogc().json(address)
                .at("/features")
                .valueStream()
                .map(feature -> feature.at("/id").asLong())
                .toList();
    }

    private List<Double> extent(String name) {
        return ogc().json("/collections/" + name)
                .at("/extent/spatial/bbox/0")
                .valueStream()
                .map(JsonNode::asDouble)
                .toList();
    }

    /** South-west and north-east as PostGIS transforms them, in the order of the system's axes. */
    private String corners(String crs, List<Double> sides) {
        String code = crs.substring(crs.lastIndexOf('/') + 1);
        int epsg = code.equals("CRS84") ? 4326 : Integer.parseInt(code);
        return corner(epsg, code.equals("4326"), sides.get(0), sides.get(1)) + ","
                + corner(epsg, code.equals("4326"), sides.get(2), sides.get(3));
    }

    private String corner(int epsg, boolean northFirst, double lon, double lat) {
        return jdbc().sql("SELECT ST_X(place), ST_Y(place) FROM"
                        + " (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(?, ?), 4326), ?) AS place) placed")
                .params(lon, lat, epsg)
                .query((row, number) -> northFirst
                        ? row.getDouble(2) + "," + row.getDouble(1)
                        : row.getDouble(1) + "," + row.getDouble(2))
                .single();
    }
}
