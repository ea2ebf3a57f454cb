package org.symbiozae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.symbiozae.access.AccessKeys;
import org.symbiozae.compute.Computations;
import org.symbiozae.domain.Viewer.Role;
import org.symbiozae.exports.ExportFormat;
import org.symbiozae.exports.Exports;
import org.symbiozae.store.Fixture;
import org.symbiozae.store.Layers;

/**
 * Nothing confidential leaves: every route there is, with every layer, format and tile, is asked by people who must not
 * see the planted secrets. A route that is added is walked without being named here; a path variable of a new kind makes
 * the test say so.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "symbiozae.compute.on-change=false")
@ContextConfiguration(initializers = TestDatabase.class)
class LeakTests {

    private static final String NAME = "Zyxos hidden 7731";
    private static final String WORKSHOP = "Wqebb hidden 7731";
    private static final String HIDDEN = "hidden 7731";
    private static final double QUANTITY = 987654.25;
    private static final Pattern CLOCKED_CODE = Pattern.compile("[A-Z]+\\d{10,}");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^}:]+)(?::[^}]*)?}");
    private static final int ZONE_WEST_X = 8469;
    private static final int ZONE_WEST_Y = 5821;
    private static final int ZOOM = 14;

    /** What no controller of ours answers. */
    private static final List<String> BESIDE = List.of(
            "/actuator",
            "/actuator/health",
            "/actuator/prometheus",
            "/api/openapi",
            "/api/docs",
            "/",
            "/embed.html",
            "/nothing?q=Zyxos");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Computations computations;

    @Autowired
    private AccessKeys keys;

    @Autowired
    private Layers layers;

    @Autowired
    private Exports exports;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, List<Long>> ids = new LinkedHashMap<>();
    private Fixture here;

    @BeforeEach
    void plantSecrets() {
        here = Fixture.territory(jdbc, "L" + System.nanoTime());
        here.site("open", "west", 100, "public");
        here.site("neighbour", "west", 300, "public");
        here.site(NAME, "west", 400, "facilitator");
        here.site(WORKSHOP, "west", 600, "facilitator");
        here.declaration("open", "offer", "MAT-BOI-01", 300, "public");
        here.declaration("neighbour", "need", "MAT-INT-01", 200, "public");
        here.declaration("open", "need", "MAT-INT-01", QUANTITY, "facilitator");
        here.declaration(NAME, "offer", "MAT-BOI-01", QUANTITY, "public");
        here.declaration(WORKSHOP, "need", "MAT-INT-01", QUANTITY, "facilitator");
        here.declaration(NAME, "offer", "MAT-BOI-05", QUANTITY, "facilitator");
        here.declaration("open", "need", "MAT-INT-03", 150, "public");
        for (String site : List.of("open", "neighbour", NAME, WORKSHOP)) {
            here.declaration(site, "share", "SRV-COL-04", QUANTITY, "facilitator");
        }
        computations.compute(here.code(), (name, done, steps) -> {});
        for (String table : List.of("zone", "site", "declaration", "synergy", "cluster", "proposal")) {
            ids.put(
                    table,
                    jdbc.sql("SELECT " + table + ".id FROM " + table
                                    + " JOIN territory ON territory.id = territory_id WHERE territory.code = ?")
                            .param(here.code())
                            .query(Long.class)
                            .list());
        }
    }

    /** Nor does the log keep one, whatever the walk made go wrong. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void thePublicIsToldNoSecret(CapturedOutput log) {
        assertThat(leaks(null)).isEmpty();
        assertThat(holdsSecret(log.getAll().getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void aMemberIsToldNoSecretOfTheFacilitators() {
        assertThat(leaks(keys.make("Member (invented)", Role.MEMBER, here.code(), 1)))
                .isEmpty();
    }

    @Test
    void aCompanyIsToldItsOwnSecretsAndNobodyElses() {
        long company = jdbc.sql("SELECT site.id FROM site JOIN territory ON territory.id = territory_id"
                        + " WHERE territory.code = ? AND site.name = 'neighbour'")
                .param(here.code())
                .query(Long.class)
                .single();
        String key = keys.makeForSite(company, 1);
        assertThat(leaks(key)).allMatch(address -> address.startsWith("/api/company"));
        assertThat(new String(ask("GET", "/api/company", key), StandardCharsets.UTF_8))
                .contains("987654")
                .contains("within_km")
                .doesNotContain(HIDDEN);
    }

    @Test
    void aFacilitatorOfAnotherTerritoryIsToldNoSecret() {
        Fixture elsewhere = Fixture.territory(jdbc, "M" + System.nanoTime());
        assertThat(leaks(keys.make("Other (invented)", Role.FACILITATOR, elsewhere.code(), 1)))
                .isEmpty();
    }

    /** The walk would find a secret if it were there: for whom it is meant, it is, in each kind of answer. */
    @Test
    void theFacilitatorIsToldAll() {
        assertThat(leaks(keys.make("Facilitator (invented)", Role.FACILITATOR, here.code(), 1)))
                .anyMatch(address -> address.contains("/api/sites"))
                .anyMatch(address -> address.matches("/api/proposals/\\d+.*"))
                .anyMatch(address -> address.contains("/api/search"))
                .anyMatch(address -> address.contains("/ogc/collections/sites/items"))
                .anyMatch(address -> address.contains(".mvt"))
                .anyMatch(address -> address.contains("/export/declarations.gpkg"))
                .anyMatch(address -> address.contains("/export/declarations.shp.zip"))
                .anyMatch(address -> address.contains("/export/declarations.fgb"));
    }

    /** The addresses whose answer holds a secret. */
    private List<String> leaks(@Nullable String key) {
        List<String> leaking = addresses().parallelStream()
                .filter(address -> holdsSecret(ask("GET", address, key)))
                .collect(Collectors.toCollection(ArrayList::new));
        for (String change : changes()) {
            for (String method : List.of("PUT", "POST", "DELETE")) {
                if (key == null && holdsSecret(ask(method, change, null))) {
                    leaking.add(method + " " + change);
                }
            }
        }
        return leaking;
    }

    private TreeSet<String> addresses() {
        TreeSet<String> addresses = new TreeSet<>();
        paths(RequestMethod.GET)
                .flatMap(pattern -> filled(pattern).stream())
                .forEach(path -> questions(path).forEach(question -> addresses.add(path + question)));
        addresses.addAll(BESIDE);
        assertThat(addresses).hasSizeGreaterThan(200);
        return addresses;
    }

    private List<String> changes() {
        return Stream.of(RequestMethod.PUT, RequestMethod.POST, RequestMethod.DELETE)
                .flatMap(this::paths)
                .flatMap(pattern -> filled(pattern).stream())
                .distinct()
                .toList();
    }

    private Stream<String> paths(RequestMethod method) {
        return routes.getHandlerMethods().keySet().stream()
                .filter(route -> route.getMethodsCondition().getMethods().isEmpty()
                        || route.getMethodsCondition().getMethods().contains(method))
                .map(RequestMappingInfo::getPatternValues)
                .flatMap(Set::stream)
                .filter(path -> !path.equals("/error"))
                .sorted();
    }

    /** A path with each variable replaced by everything it can be. */
    private List<String> filled(String pattern) {
        Matcher variable = VARIABLE.matcher(pattern);
        if (!variable.find()) {
            return List.of(pattern);
        }
        List<String> all = new ArrayList<>();
        for (String value : values(variable.group(1), pattern)) {
            all.addAll(filled(pattern.substring(0, variable.start()) + value + pattern.substring(variable.end())));
        }
        return all;
    }

    private List<String> values(String variable, String pattern) {
        List<String> names = layers.layers().stream().map(layer -> layer.name()).toList();
        return switch (variable) {
            case "layer", "name", "names", "collection", "collectionId" ->
                pattern.contains("/scenarios/") ? List.of("reference") : names;
            case "format" ->
                exports.formats().stream().map(ExportFormat::suffix).toList();
            case "z", "tileMatrix" -> List.of(String.valueOf(ZOOM));
            case "x", "col", "column", "tileCol" -> List.of(String.valueOf(ZONE_WEST_X));
            case "y", "row", "tileRow" -> List.of(String.valueOf(ZONE_WEST_Y));
            case "number" -> List.of("1");
            case "job" -> List.of("1", "00000000-0000-0000-0000-000000000001");
            case "kind" -> List.of("zones", "sites", "declarations");
            case "code", "territory" -> List.of(here.code());
            case "tileMatrixSetId", "tileMatrixSet", "set" -> List.of("WebMercatorQuad");
            case "own", "other" ->
                ids.get("declaration").stream().limit(2).map(String::valueOf).toList();
            case "id", "featureId" ->
                ids.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .map(String::valueOf)
                        .toList();
            default -> throw new AssertionError("Say here what " + variable + " of " + pattern + " can be.");
        };
    }

    /** The questions asked at one path; a parameter it does not have is refused, which is an answer too. */
    private List<String> questions(String path) {
        List<String> questions = new ArrayList<>(List.of("", "?territory=" + here.code()));
        if (path.startsWith("/export/") || path.endsWith(".mvt")) {
            questions.addAll(List.of(
                    "?min_quantity=900000", "?filter=quantity%20%3E%20900000", "?filter=name%20LIKE%20%27Zyxos%25%27"));
        }
        if (path.endsWith("/items") || path.equals("/api/search") || path.matches("/api/\\w+")) {
            questions.addAll(List.of(
                    "?q=Zyxos",
                    "?name=Zyxos",
                    "?limit=1000",
                    "?resource=MAT-BOI-01",
                    "?status=detected",
                    "?min_score=0",
                    "?sortby=-id",
                    "?filter=name%20LIKE%20%27Zyxos%25%27",
                    "?filter=quantity%20%3E%20900000",
                    "?bbox=6.1,46.1,6.2,46.2",
                    "?bbox=a"));
        }
        return questions;
    }

    private byte[] ask(String method, String address, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}"));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(method + " " + address).isLessThan(500);
            return address.contains(".shp.zip") ? unzipped(answer.body()) : answer.body();
        } catch (IOException failure) {
            throw new AssertionError(method + " " + address, failure);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static byte[] unzipped(byte[] zip) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (entries.getNextEntry() != null) {
                entries.transferTo(all);
            }
        }
        return all.toByteArray();
    }

    /** Codes that tests gave their territories by the clock are no secret, whatever digits they hold. */
    private static boolean holdsSecret(byte[] answer) {
        String text = CLOCKED_CODE
                .matcher(new String(answer, StandardCharsets.ISO_8859_1))
                .replaceAll("");
        return Stream.of(
                        HIDDEN.getBytes(StandardCharsets.UTF_8),
                        "987654".getBytes(StandardCharsets.UTF_8),
                        "987 654".getBytes(StandardCharsets.UTF_8),
                        bytes(ByteOrder.LITTLE_ENDIAN),
                        bytes(ByteOrder.BIG_ENDIAN))
                .anyMatch(secret -> text.contains(new String(secret, StandardCharsets.ISO_8859_1)));
    }

    private static byte[] bytes(ByteOrder order) {
        return ByteBuffer.allocate(8).order(order).putDouble(QUANTITY).array();
    }
}
