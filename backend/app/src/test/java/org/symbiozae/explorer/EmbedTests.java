package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map in other people's pages, opened by a person who may see more than the public. */
class EmbedTests extends BrowserTest {

    @Test
    void anEmbeddedMapShowsThePublicsDataEvenToAFacilitator() {
        long hidden = number("""
                SELECT id FROM declaration
                WHERE visibility = 'public'
                  AND NOT EXISTS (SELECT FROM synergy WHERE declaration.id IN (offer_id, need_id))
                  AND NOT EXISTS (SELECT FROM cluster_member WHERE declaration_id = declaration.id)
                ORDER BY id LIMIT 1""");
        long site = number("SELECT site_id FROM declaration WHERE id = ?", hidden);
        change("UPDATE declaration SET visibility = 'facilitator' WHERE id = ?", hidden);
        try (Visit visit = desktop();
                ForeignPage foreign = ForeignPage.holding(frame(""))) {
            Page page = visit.page();
            page.navigate(foreign.address());
            page.frameLocator("iframe").locator("html[data-ready]").waitFor();
            String sees = "(site) => site.declarations.some(({id}) => id === " + hidden + ")";
            Frame frame = page.frames().get(1);
            assertThat(frame.evaluate(
                            "fetch('api/sites/%d').then(answer => answer.json()).then(%s)".formatted(site, sees)))
                    .as("the person's own page may see it")
                    .isEqualTo(true);
            assertThat(frame.evaluate(
                            "import(new URL('../api.js', document.querySelector('script[type=module]').src)).then(api => api.get('api/sites/%d')).then(%s)"
                                    .formatted(site, sees)))
                    .as("the embedded map may not")
                    .isEqualTo(false);
        } finally {
            change("UPDATE declaration SET visibility = 'public' WHERE id = ?", hidden);
        }
    }

    @Test
    void whateverTheFrameAsksOfTheServerItAsksAsThePublic() {
        try (Visit visit = desktop();
                ForeignPage foreign = ForeignPage.holding(frame("?v=1&sel=synergy:" + synergy("Villaverde", "STRH")))) {
            List<Request> asked = visit.watch(request -> request.frame().url().contains("/embed.html")
                    && Pattern.compile("/(api|tiles|ogc|export)/")
                            .matcher(request.url())
                            .find());
            Page page = visit.page();
            page.navigate(foreign.address());
            page.frameLocator("iframe").locator("html[data-ready]").waitFor();
            visit.picture("embed-light-fr");
            assertThat(asked)
                    .hasSizeGreaterThan(4)
                    .allMatch(request -> "public".equals(request.headers().get("symbiozae-viewer")));
        }
    }

    @Test
    void theElementTellsAndObeysThePageThatHoldsIt() {
        String element = """
                <script type="module" src="%1$s/embed.js"></script>
                <symbiozae-map server="%1$s" view="c=46.061,6.377,14" height="480" title="Carte"></symbiozae-map>
                <script type="module">
                  window.heard = [];
                  const map = document.querySelector('symbiozae-map');
                  for (const name of ['ready', 'move', 'selection'])
                    map.addEventListener(name, ({detail}) => window.heard.push(name + ' ' + JSON.stringify(detail)));
                </script>
                """.formatted(origin());
        try (Visit visit = desktop();
                ForeignPage foreign = ForeignPage.holding(element)) {
            Page page = visit.page();
            page.navigate(foreign.address());
            page.waitForFunction("window.heard.some(word => word.startsWith('ready'))");
            page.evaluate("document.querySelector('symbiozae-map').flyTo(6.1, 46.2, 12)");
            page.waitForFunction("window.heard.some(word => word.startsWith('move') && word.includes('\"zoom\":12'))");
            page.evaluate("document.querySelector('symbiozae-map').filter({cat: 'flux'})");
            FrameLocator map = page.frameLocator("iframe");
            assertThat(map.locator("#legend-body li.off")).hasCount(4);
            assertThat(map.locator("#full")).hasAttribute("href", Pattern.compile("cat=flux"));

            page.evaluate("document.querySelector('symbiozae-map').setAttribute('view', 'sel=zone:%d')"
                    .formatted(zone("ZAE des Jourdies")));
            map.locator("html[data-ready]").waitFor();
            map.locator("#list-toggle").click();
            map.locator("#list-body th button").first().click();
            page.waitForFunction("window.heard.some(word => word.startsWith('selection') && word.includes('synergy'))");
        }
    }

    @Test
    void aLowFrameKeepsItsLegendFolded() {
        try (Visit visit = sized(900, 300)) {
            Page page = visit.open("embed.html" + GENEVOIS);
            assertThat(page.locator("#legend summary")).isVisible();
            assertThat(page.locator("#legend-body")).isHidden();
            page.locator("#zoom [data-do=zoom-in]").click();
        }
    }

    @Test
    void onlyTheEmbeddedMapMayBeHeldByOtherPages() throws IOException, InterruptedException {
        assertThat(policyOf("/embed.html")).endsWith("frame-ancestors *");
        assertThat(policyOf("/")).endsWith("frame-ancestors 'none'");
        assertThat(policyOf("/index.html")).endsWith("frame-ancestors 'none'");
        assertThat(policyOf("/api/docs")).endsWith("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iframe", "element", "script"})
    void whatIsSharedOpensAsAnEmbeddedMap(String way) {
        try (Visit visit = desktop()) {
            Page page = visit.open(JOURDIES + "&cat=flux");
            page.locator("#top [data-do=share]").click();
            String code = page.locator("#share-" + way).inputValue();
            visit.picture("share-light-fr");
            try (ForeignPage foreign = ForeignPage.holding(code)) {
                visit.page().navigate(foreign.address());
                FrameLocator map = page.frameLocator("iframe");
                assertThat(map.locator("#legend-body li.off")).hasCount(4);
                assertThat(map.locator(".leaflet-control-attribution")).containsText("fictives");
            }
        }
    }

    private String frame(String query) {
        return "<iframe src=\"%s/embed.html%s\" title=\"Carte\" style=\"width:800px;height:500px;border:0\"></iframe>"
                .formatted(origin(), query);
    }

    private String policyOf(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(origin() + path)).build(),
                        HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
    }
}
