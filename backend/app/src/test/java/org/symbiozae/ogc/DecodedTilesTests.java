package org.symbiozae.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Tiles of every layer at every zoom, decoded: valid, with what the tile set promises, and nothing it does not. */
class DecodedTilesTests extends DemoLayers {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int MARGIN = 64;

    /** A site of the demo which offers, needs and has synergies. */
    private static final double LON = 6.374;

    private static final double LAT = 46.059;

    @TestFactory
    Stream<DynamicTest> everyZoomIsValidAndHoldsWhatTileJsonSays() {
        return each(name -> {
            JsonNode described = ogc().json(server() + "/tiles/" + name + ".json");
            assertThat(described.at("/tilejson").asString()).isEqualTo("3.0.0");
            JsonNode vector = described.at("/vector_layers/0");
            assertThat(vector.at("/id").asString()).isEqualTo(name);
            Set<String> fields = new HashSet<>(vector.at("/fields").propertyNames());
            int first = described.at("/minzoom").asInt();
            int last = described.at("/maxzoom").asInt();
            JsonNode bounds = described.at("/bounds");
            int found = 0;
            for (int zoom = 0; zoom <= last; zoom++) {
                byte[] body = tile(name, zoom, bounds);
                if (zoom < first) {
                    assertThat(body).as(name + " " + zoom).isEmpty();
                    continue;
                }
                for (Map.Entry<String, List<Mvt.Feature>> layer : Mvt.read(body).entrySet()) {
                    assertThat(layer.getKey()).isEqualTo(name);
                    for (Mvt.Feature feature : layer.getValue()) {
                        found++;
                        assertThat(fields).containsAll(feature.properties().keySet());
                        within(feature, name + " " + zoom);
                    }
                }
            }
            assertThat(found > 0).as(name + " has tiles as it has features").isTrue();
        });
    }

    private static void within(Mvt.Feature feature, String tile) {
        for (List<int[]> part : feature.parts()) {
            for (int[] at : part) {
                assertThat(at[0]).as(tile).isBetween(-MARGIN - 1, 4096 + MARGIN + 1);
                assertThat(at[1]).as(tile).isBetween(-MARGIN - 1, 4096 + MARGIN + 1);
            }
        }
    }

    /** What a tile carries of a feature is what the feature says. */
    @Test
    void aTileSaysWhatItsFeaturesDo() {
        for (String name : List.of("zones", "sites", "synergies", "zone-needs", "clusters")) {
            JsonNode described = ogc().json(server() + "/tiles/" + name + ".json");
            byte[] body = tile(name, Math.max(10, described.at("/minzoom").asInt()), described.at("/bounds"));
            List<Mvt.Feature> features = Mvt.read(body).get(name);
            assertThat(features).as(name).isNotEmpty();
            for (Mvt.Feature feature : features.subList(0, Math.min(5, features.size()))) {
                JsonNode whole = ogc().json("/collections/" + name + "/items/" + feature.id());
                feature.properties().forEach((key, value) -> {
                    JsonNode said = whole.at("/properties/" + key);
                    if (value instanceof Number number) {
                        assertThat(number.doubleValue()).as(key).isEqualTo(said.asDouble());
                    } else {
                        assertThat(value.toString()).as(key).isEqualTo(said.asString());
                    }
                });
            }
        }
    }

    @Test
    void severalLayersComeInOneTile() {
        JsonNode bounds = ogc().json(server() + "/tiles/sites.json").at("/bounds");
        Map<String, List<Mvt.Feature>> both = Mvt.read(tile("zones,sites", 12, bounds));
        assertThat(both).containsOnlyKeys("zones", "sites");
        assertThat(both.get("zones"))
                .hasSameSizeAs(Mvt.read(tile("zones", 12, bounds)).get("zones"));
        assertThat(both.get("sites"))
                .hasSameSizeAs(Mvt.read(tile("sites", 12, bounds)).get("sites"));
        assertThat(ogc().get(server() + "/tiles/zones,roads/12/1/1.mvt").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFilterReachesTheTile() {
        JsonNode bounds = ogc().json(server() + "/tiles/sites.json").at("/bounds");
        int[] at = middle(bounds, 11);
        String address = server() + "/tiles/declarations/11/" + at[0] + "/" + at[1] + ".mvt";
        List<Mvt.Feature> all = Mvt.read(body(address)).get("declarations");
        List<Mvt.Feature> some = Mvt.read(body(address + "?category=services")).get("declarations");
        assertThat(some)
                .isNotEmpty()
                .hasSizeLessThan(all.size())
                .allSatisfy(feature -> assertThat(feature.properties()).containsEntry("category", "services"));
    }

    private byte[] tile(String layers, int zoom, JsonNode bounds) {
        int[] at = middle(bounds, zoom);
        return body(server() + "/tiles/" + layers + "/" + zoom + "/" + at[0] + "/" + at[1] + ".mvt");
    }

    /** Column and row of a tile where there is something: that of the site, or as near to it as the layer comes. */
    private static int[] middle(JsonNode bounds, int zoom) {
        double lon = within(LON, bounds.at("/0").asDouble(), bounds.at("/2").asDouble());
        double lat = Math.toRadians(
                within(LAT, bounds.at("/1").asDouble(), bounds.at("/3").asDouble()));
        int tiles = 1 << zoom;
        double north = (1 - Math.log(Math.tan(lat) + 1 / Math.cos(lat)) / Math.PI) / 2;
        return new int[] {(int) ((lon + 180) / 360 * tiles), (int) (north * tiles)};
    }

    private static double within(double wanted, double least, double most) {
        return Math.max(least, Math.min(most, wanted));
    }

    private static byte[] body(String address) {
        try {
            HttpResponse<byte[]> answer =
                    HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(address).isIn(200, 204);
            assertThat(answer.body().length == 0).as(address).isEqualTo(answer.statusCode() == 204);
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
