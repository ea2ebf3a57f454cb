package org.symbiozae.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.store.Fixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OGC API Features Part 2: coordinates by reference, in the order their reference system says; PostGIS is the judge. */
@OgcTest
class ReferenceSystemTests {

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final double DEGREE = 1e-6;
    private static final double METRE = 0.01;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Ogc ogc;
    private Fixture here;

    @BeforeEach
    void plant() {
        ogc = new Ogc(port);
        here = Fixture.territory(jdbc, "R" + System.nanoTime());
        here.site("near", "west", 0, "public");
        here.site("far", "east", 500, "public");
    }

    private static String uri(int epsg) {
        return epsg == 0 ? CRS84 : EPSG + epsg;
    }

    /** x and y of a site as PostGIS gives them, x first. */
    private double[] position(String site, int epsg) {
        return jdbc.sql(
                        "SELECT ST_X(place), ST_Y(place) FROM (SELECT ST_Transform(site.position, :epsg) AS place FROM site"
                                + " JOIN territory ON territory.id = territory_id"
                                + " WHERE site.code = :site AND territory.code = :code) placed")
                .param("epsg", epsg == 0 ? 4326 : epsg)
                .param("site", site)
                .param("code", here.code())
                .query((row, number) -> new double[] {row.getDouble(1), row.getDouble(2)})
                .single();
    }

    private String sites(String more) {
        return "/collections/sites/items?territory=" + here.code() + more;
    }

    @ParameterizedTest
    @CsvSource({"0, false", "4326, true", "3857, false", "2154, false", "2056, false", "3946, false"})
    void coordinatesComeInTheOrderOfTheReferenceSystem(int epsg, boolean northFirst) {
        HttpResponse<String> answer = ogc.get(sites("&sortby=id&crs=" + Ogc.encoded(uri(epsg))));
        assertThat(answer.headers().firstValue("Content-Crs")).contains("<" + uri(epsg) + ">");
        JsonNode first = JsonMapper.shared().readTree(answer.body()).at("/features/0/geometry/coordinates");
        double[] expected = position("near", epsg);
        double tolerance = expected[0] < 180 ? DEGREE : METRE;
        assertThat(first.get(0).asDouble()).isCloseTo(expected[northFirst ? 1 : 0], within(tolerance));
        assertThat(first.get(1).asDouble()).isCloseTo(expected[northFirst ? 0 : 1], within(tolerance));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "4326, true", "3857, false", "2154, false", "2056, false", "3946, false"})
    void aBoxIsReadInItsReferenceSystem(int epsg, boolean northFirst) {
        double[] near = position("near", epsg);
        double room = near[0] < 180 ? 0.0005 : 50;
        double[] low = northFirst
                ? new double[] {near[1] - room, near[0] - room}
                : new double[] {near[0] - room, near[1] - room};
        String box = low[0] + "," + low[1] + "," + (low[0] + 2 * room) + "," + (low[1] + 2 * room);
        JsonNode found = ogc.json(sites("&bbox=" + box + "&bbox-crs=" + Ogc.encoded(uri(epsg))));
        assertThat(found.at("/features").findValuesAsString("name")).containsExactly("near");
    }

    @Test
    void aBoxAcrossTheAntimeridianHoldsBothItsSidesAndNothingBetween() {
        assertThat(ogc.json(sites("&bbox=5,40,-170,50")).at("/numberReturned").asInt())
                .isEqualTo(2);
        assertThat(ogc.json(sites("&bbox=170,40,-170,50")).at("/numberReturned").asInt())
                .isZero();
    }

    @Test
    void everyCollectionIsServedInEachSystemItLists() {
        for (JsonNode collection : ogc.json("/collections").at("/collections")) {
            List<String> listed = collection
                    .at("/crs")
                    .valueStream()
                    .map(JsonNode::asString)
                    .filter(each -> !each.startsWith("#"))
                    .toList();
            String address = "/collections/" + collection.at("/id").asString() + "/items?limit=1&crs=";
            for (String crs : listed.isEmpty() ? shared() : listed) {
                HttpResponse<String> answer = ogc.get(address + Ogc.encoded(crs));
                assertThat(answer.statusCode()).as(address + crs).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Crs")).contains("<" + crs + ">");
            }
        }
        assertThat(shared()).contains(CRS84, EPSG + 4326, EPSG + 2154, EPSG + 3857, EPSG + 2056, EPSG + 3946);
    }

    private List<String> shared() {
        JsonNode collections = ogc.json("/collections");
        JsonNode listed =
                collections.at("/crs").isArray() ? collections.at("/crs") : collections.at("/collections/0/crs");
        return listed.valueStream().map(JsonNode::asString).toList();
    }

    @ParameterizedTest
    @CsvSource({"crs=EPSG:99999", "crs=http://www.opengis.net/def/crs/EPSG/0/99999", "bbox=6,46,7,47&bbox-crs=nowhere"})
    void aSystemThatIsNotListedIsABadRequest(String parameters) {
        assertThat(ogc.get(sites("&" + parameters)).statusCode()).isEqualTo(400);
    }
}
