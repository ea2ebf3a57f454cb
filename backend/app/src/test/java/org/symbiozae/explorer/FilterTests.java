package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One filter everywhere: each part of it against each place that must follow, by what SQL counts in the tables. */
class FilterTests extends BrowserTest {

    private static final String RESOURCE = "MAT-BOI-01";

    private static final String SYNERGIES = """
            FROM synergy
            JOIN resource ON resource.code = synergy.offered
            JOIN site giver ON giver.id = synergy.offer_site_id
            JOIN site taker ON taker.id = synergy.need_site_id
            WHERE synergy.last_run IS NULL AND synergy.scenario = 'reference' AND\s""";

    /**
     * @param query as the address of the page says it
     * @param synergies the same as SQL on synergies
     * @param declarations the same as SQL on declarations
     */
    record Filter(String query, String synergies, String declarations) {
        @Override
        public String toString() {
            return query;
        }
    }

    static Stream<Filter> filters() {
        String status =
                "(synergy.offer_id, synergy.need_id) IN (SELECT offer_id, need_id FROM synergy_event WHERE status = 'qualified')";
        String involved = "'" + RESOURCE + "' IN (synergy.offered, synergy.needed)";
        return Stream.of(
                new Filter(
                        "cat=services,fluides",
                        "resource.category IN ('services', 'fluides')",
                        "resource.category IN ('services', 'fluides')"),
                new Filter("score=40", "synergy.score >= 0.4", "true"),
                new Filter("res=" + RESOURCE, involved, "resource.code = '" + RESOURCE + "'"),
                new Filter("statut=qualified", status, "true"),
                new Filter("rayon=2", "synergy.distance_m <= 2000", "true"),
                new Filter(
                        "cat=flux&score=20&res=" + RESOURCE + "&rayon=8",
                        "resource.category = 'flux' AND synergy.score >= 0.2 AND synergy.distance_m <= 8000 AND "
                                + involved,
                        "resource.category = 'flux' AND resource.code = '" + RESOURCE + "'"));
    }

    @BeforeAll
    void someAreQualified() {
        change("""
                INSERT INTO synergy_event (territory_id, offer_id, need_id, status, proof, by_whom)
                SELECT territory_id, offer_id, need_id, 'qualified', '', 'test' FROM synergy
                WHERE last_run IS NULL AND scenario = 'reference' ORDER BY score DESC LIMIT 7""");
    }

    @AfterAll
    void noneIsQualified() {
        change("DELETE FROM synergy_event WHERE by_whom = 'test'");
    }

    @ParameterizedTest
    @MethodSource("filters")
    void reachesListCountsChipsExportAndLink(Filter filter) {
        long all = number("SELECT count(*) " + SYNERGIES + "true");
        long kept = number("SELECT count(*) " + SYNERGIES + filter.synergies);
        assertThat(kept).isBetween(1L, all - 1);
        try (Visit visit = desktop()) {
            Page page = visit.open("?v=1&c=46.1600,6.2700,10&" + filter.query + "&liste=synergies&suivre=0");
            Locator caption = page.locator("#list-body caption");
            assertThat(caption).hasText(Pattern.compile(" sur " + written(kept) + "$"));
            assertThat(page.locator("#list-status")).containsText(written(kept) + " synergies sur " + written(all));
            assertThat(page.locator("#shown-synergies"))
                    .containsText("retient " + written(kept) + " sur " + written(all));
            assertThat(page.locator("#active-filters [data-clear]")).hasCount(filter.query.split("&").length + 1);

            page.locator("#top [data-do=export]").click();
            assertThat(page.locator("#export-count")).hasText(Pattern.compile("^" + written(kept) + "\\D"));
            JsonNode exported =
                    answer(page, page.locator(".formats a[href*=geojson]").getAttribute("href"));
            assertThat(exported.get("features").size()).isEqualTo((int) kept);
            page.keyboard().press("Escape");

            page.locator("#top [data-do=share]").click();
            String link = page.locator("#share-link").inputValue();
            assertThat(link).contains(filter.query);
            assertThat(page.locator("#share-iframe").inputValue()).contains(filter.query.replace("&", "&amp;"));
            page.navigate(link);
            assertThat(caption).hasText(Pattern.compile(" sur " + written(kept) + "$"));
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void reachesTheMapFarAndNearAndThePanelOfAZone(Filter filter) {
        long pairs = number("SELECT count(DISTINCT (giver.zone_id, taker.zone_id)) " + SYNERGIES
                + "giver.zone_id <> taker.zone_id AND " + filter.synergies);
        long zone = zone("ZAE des Jourdies");
        long ofZone = number(
                "SELECT count(*) " + SYNERGIES + filter.synergies + " AND ? IN (giver.zone_id, taker.zone_id)", zone);
        try (Visit visit = desktop()) {
            Page page = visit.open("?v=1&c=46.1600,6.2700,9&" + filter.query);
            assertThat(page.locator("#shown-synergies"))
                    .containsText(pairs == 0 ? "0 principaux" : "entre zones sur " + written(pairs) + " (");

            var tiles = visit.watch(request ->
                    request.url().contains("/tiles/") && request.url().contains("sites"));
            page = visit.open("?v=1&c=46.0610,6.3770,14&" + filter.query + "&sel=zone:" + zone);
            assertThat(page.locator("#detail .figures div").nth(2)).containsText(written(ofZone));
            visit.settled();
            assertThat(tiles).isNotEmpty();
            if (filter.query.contains("res=")) {
                String tile = tiles.get(0).url();
                String[] at = tile.replaceAll(".*/sites/|\\.mvt.*", "").split("/");
                long sites = number(
                        """
                        SELECT count(DISTINCT site.id) FROM site JOIN declaration ON declaration.site_id = site.id
                        JOIN resource ON resource.code = declaration.resource
                        WHERE site.drawn && ST_TileEnvelope(?, ?, ?, margin => 64.0 / 4096) AND\s""" + filter.declarations,
                        Integer.valueOf(at[0]),
                        Integer.valueOf(at[1]),
                        Integer.valueOf(at[2]));
                assertThat(features(page, tile, "sites")).isEqualTo(sites);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void reachesTheEmbeddedMapWhichShowsOnlyWhatIsPublic(Filter filter) {
        long open = number("SELECT count(*) " + SYNERGIES + filter.synergies
                + " AND greatest(synergy.visibility, giver.visibility, taker.visibility) = 'public'");
        try (Visit visit = desktop()) {
            Page page = visit.open("embed.html?v=1&c=46.1600,6.2700,10&" + filter.query + "&liste=synergies&suivre=0");
            if (open == 0) {
                assertThat(page.locator("#list-body .empty")).isVisible();
            } else {
                assertThat(page.locator("#list-body caption")).hasText(Pattern.compile(" sur " + written(open) + "$"));
            }
        }
    }

    @Test
    void isSetAndDroppedInThePanelAndBySearchingAResource() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS + "&liste=synergies&suivre=0");
            page.locator("#filters summary").click();
            page.locator("#filter-status").selectOption("qualified");
            assertThat(page.locator("#list-body caption")).containsText("sur 7");
            page.locator("#radius-number").fill("3");
            page.locator("#radius-number").press("Enter");
            assertThat(page.locator("#active-filters [data-clear=radius]")).containsText("3 km");
            page.locator("#active-filters [data-clear=all]").click();
            assertThat(page.locator("#filter-status")).hasValue("");

            page.locator("#search-field").fill("palettes bois réut");
            assertThat(page.locator("#search-0")).containsText("Ressource");
            page.locator("#search-field").press("Enter");
            assertThat(page.locator("#filter-resource")).hasValue(RESOURCE);
            assertThat(page.locator("#active-filters [data-clear=resource]")).containsText("Palettes bois");
            assertThat(page.locator("#detail-title")).containsText("Palettes bois");
            visit.picture("filters-light-fr");
        }
    }

    @Test
    void searchFindsZonesCompaniesResourcesAndCommunes() {
        Map<String, String> wanted = Map.of(
                "Jourdies",
                "zone",
                "Villaverde",
                "site",
                "Palettes bois réutilisables",
                "resource",
                "saint pierre faucigny",
                "commune",
                "zi d’amphion",
                "zone");
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            wanted.forEach((text, kind) -> {
                JsonNode found = answer(page, "/api/search?lang=fr&q=" + text.replace(" ", "%20"));
                assertThat(found.valueStream().map(row -> row.get("kind").asString()))
                        .as(text)
                        .contains(kind);
            });
        }
    }

    @Test
    void enterChoosesWhatTheFieldSaysHoweverFastItWasTyped() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            Locator field = page.locator("#search-field");
            field.fill("bordets");
            assertThat(page.locator("#search-0")).containsText("ZI des Bordets");
            field.fill("jourdies");
            field.press("Enter");
            assertThat(page.locator("#detail-title")).hasText("ZAE des Jourdies");
            assertThat(page.locator("#search-results")).isHidden();
        }
    }

    @Test
    void whatIsFoundAfterTheFieldWasLeftStaysAway() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            page.locator("#search-field").fill("bordets");
            page.locator("#search-field").press("Tab");
            page.waitForTimeout(600);
            assertThat(page.locator("#search-results")).isHidden();
        }
    }

    @Test
    void aSearchThatDoesNotComeThroughDoesNotSayThereIsNothing() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            visit.offline(true);
            page.locator("#search-field").fill("jourdies");
            assertThat(page.locator("#search-results")).containsText("n’a pas abouti");
        }
    }

    private JsonNode answer(Page page, String path) {
        String url = path.startsWith("/") ? origin() + path : origin() + "/" + path;
        return JsonMapper.shared()
                .readTree(page.request().get(url, RequestOptions.create()).body());
    }

    /** How many different features a layer of a tile has, read by the page's own decoder. */
    private static long features(Page page, String tile, String layer) {
        return ((Number) page.evaluate("""
                async ([tile, layer]) => {
                  const build = document.querySelector('script[type=module]').src.replace(/app\\/main\\.js$/, '');
                  const { decodeTile } = await import(build + 'app/map/mvt.js');
                  const answer = await fetch(tile);
                  if (answer.status === 204) return 0;
                  const found = decodeTile(await answer.arrayBuffer()).get(layer);
                  return found ? new Set(found.features.map(({ id }) => id)).size : 0;
                }""", List.of(tile, layer))).longValue();
    }

    /** As French pages write it. */
    private static String written(long number) {
        return String.format(Locale.FRANCE, "%,d", number);
    }
}
