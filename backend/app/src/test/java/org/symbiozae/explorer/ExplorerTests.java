package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplorerTests extends BrowserTest {

    @Test
    void theFirstMapShowsZonesAndTheStrongestFlowsAndSaysWhatItHides() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            assertThat(page.locator("#shown-synergies"))
                    .containsText(Pattern.compile("Affichées : [1-9]\\d? principaux"));
            assertThat(page.locator("#list-status")).containsText(Pattern.compile("synergies sur [1-9]"));
            assertThat(page.locator("#legend-body li").first()).containsText("Flux");
            assertThat(painted(page))
                    .as("pixels of the map that are not its ground")
                    .isGreaterThan(2000);
            visit.picture("main-light-fr");
            page.locator("#top [data-do=theme]").click();
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            visit.picture("main-dark-fr");
        }
    }

    private static int painted(Page page) {
        page.waitForFunction("document.querySelectorAll('canvas.leaflet-tile').length > 0");
        return ((Number) page.evaluate("""
                () => {
                  const canvas = document.querySelector('canvas.leaflet-zoom-animated');
                  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                  let painted = 0;
                  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] > 0) painted++;
                  return painted;
                }""")).intValue();
    }

    @Test
    void aFilterReachesCountsListAddressAndExport() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS + "&liste=synergies&suivre=0");
            Locator caption = page.locator("#list-body caption");
            assertThat(caption).isVisible();
            String all = caption.textContent();
            for (String category : List.of("flux", "fluides", "equipements", "foncier")) {
                page.locator("#category-" + category).uncheck();
            }
            page.locator("#score-number").fill("30");
            page.locator("#score-number").press("Enter");
            assertThat(caption).not().hasText(all);
            assertThat(page.locator("#list-body tbody tr").first()).containsText("Services");
            assertThat(page.locator("#active-filters")).containsText("Score ≥ 30");
            assertThat(page.url()).contains("cat=services").contains("score=30");

            page.locator("#top [data-do=export]").click();
            assertThat(page.locator("#export-count")).containsText(Pattern.compile("^\\d"));
            String kept = page.locator("#export-count").textContent().replaceAll("\\D.*", "");
            assertThat(caption).hasText(Pattern.compile(" sur " + kept + "$"));
            assertThat(page.locator(".formats a").first())
                    .hasAttribute(
                            "href",
                            "export/synergies.shp.zip?scenario=reference&any_category=services&min_score=0.3&label=GENEVOIS");
            visit.picture("export-light-fr");
        }
    }

    @Test
    void aLinkOpensExactlyTheSameView() {
        String link = "?v=1&c=46.0610,6.3770,14&cat=flux,services&score=20&sel=zone:" + zone("ZAE des Jourdies")
                + "&theme=dark&lang=en&liste=sites";
        try (Visit visit = desktop()) {
            Page page = visit.open(link);
            assertThat(page.locator("#detail-title")).hasText("ZAE des Jourdies");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.locator("#category-fluides")).not().isChecked();
            assertThat(page.locator("#score-number")).hasValue("20");
            assertThat(page.locator("#list-body caption")).containsText("Sites");
            page.locator("#top [data-do=share]").click();
            assertThat(page.locator("#share-link")).hasValue(origin() + "/" + link);
            visit.picture("share-dark-en");
        }
    }

    @Test
    void theLanguageChangesEverywhereAtOnce() {
        try (Visit visit = desktop()) {
            Page page = visit.open("?v=1&liste=zones&sel=synergy:" + synergy("Villaverde", "STRH"));
            page.locator("#top [data-do=lang]").click();
            assertThat(page.locator("#detail section h3")).containsText(new String[] {"Why this score?"});
            assertThat(page.locator("#list-body caption")).containsText("Business zones");
            assertThat(page.locator("#legend-body li").first()).containsText("Materials");
            assertThat(page.locator("#category-flux + .symbol + span")).hasText("Materials");
            assertThat(page.locator("#map .leaflet-control-attribution")).containsText("Fictitious");
            assertThat(page.locator("#detail .mark")).containsText("scenario Reference");
            assertThat(page).hasTitle("Symbiozae – map of synergies");
            visit.picture("synergy-light-en");
        }
    }

    @Test
    void theMapIsUsedWithTheKeyboardAlone() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            page.locator("#shown-synergies").waitFor();
            page.locator("#map").focus();
            page.keyboard().press("Alt+ArrowDown");
            assertThat(page.locator("#live")).containsText("Zone d’activité");
            page.keyboard().press("Enter");
            assertThat(page.locator("#detail")).isVisible();
            page.locator("#map").focus();
            page.keyboard().press("Escape");
            assertThat(page.locator("#detail")).isHidden();
        }
    }

    @Test
    void anOnlineBackgroundThatHangsGivesWayToTheNeutralOne() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            page.route(url -> url.contains("data.geopf.fr"), route -> {});
            page.locator("#basemap-ortho").click();
            assertThat(page.locator("#notice")).containsText("indisponible");
            assertThat(page.locator("#basemap-neutre")).isChecked();
            assertThat(page.locator(".leaflet-basemap-pane img")).hasCount(0);
            assertThat(page.url()).doesNotContain("fond=");
        }
    }

    @Test
    void anOnlineBackgroundThatComesStaysAndIsNamed() {
        byte[] pixel = Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            page.route(
                    url -> url.contains("tile.openstreetmap.org"),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("image/png")
                            .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                            .setBodyBytes(pixel)));
            page.locator("#basemap-osm").click();
            assertThat(page.locator(".leaflet-control-attribution")).containsText("OpenStreetMap");
            assertThat(page.locator(".leaflet-basemap-pane img.leaflet-tile-loaded")
                            .first())
                    .isAttached();
            assertThat(page.locator("#notice")).isHidden();
            assertThat(page.url()).contains("fond=osm");
        }
    }

    @Test
    void withoutInternetAnOnlineBackgroundGivesWayToTheNeutralOne() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            page.locator("#basemap-plan").click();
            assertThat(page.locator("#notice")).containsText("indisponible");
            assertThat(page.locator("#basemap-neutre")).isChecked();
        }
    }

    @Test
    void whatNoLongerExistsIsSaidAndTheMapStays() {
        Visit visit = desktop();
        Page page = visit.open(GENEVOIS + "&sel=synergy:999999999");
        assertThat(page.locator("#detail .refusal")).containsText("n’existe plus");
        assertThat(page.locator("#detail .refusal")).containsText("not_found");
        assertThat(page.locator("#map canvas").first()).isVisible();
    }

    @Test
    void onAPhoneASheetHoldsTheDetail() {
        try (Visit visit = phone()) {
            Page page = visit.open(JOURDIES + "&sel=zone:" + zone("ZAE des Jourdies"));
            assertThat(page.locator("#detail-title")).hasText("ZAE des Jourdies");
            double width = ((Number) page.evaluate("document.documentElement.scrollWidth")).doubleValue();
            assertThat(width).isLessThanOrEqualTo(390);
            visit.picture("zone-phone-light-fr");
            page.locator("#detail-handle").click();
            assertThat(page.locator("#detail")).hasAttribute("data-size", "full");
            page.locator("#detail-close").click();
            page.locator("#chip-flux").click();
            assertThat(page.locator("#chip-flux")).hasAttribute("aria-pressed", "false");
            page.locator("#menu").click();
            assertThat(page.locator("#layer-zones")).isVisible();
            visit.picture("drawer-phone-light-fr");
        }
    }

    @Test
    void onAPhoneWhatIsChosenInTheListComesForward() {
        try (Visit visit = phone()) {
            Page page = visit.open(GENEVOIS);
            page.locator("#list-toggle").click();
            page.locator("[data-tab=zones]").click();
            page.locator("#list-body [data-select]").first().click();
            assertThat(page.locator("#detail-title")).hasText("ZAE des Jourdies");
            assertThat(page.locator("#list-body")).isHidden();
            page.locator("#detail-close").click();
        }
    }

    @Test
    void aPhoneToldOfItsFirstMapSaysWhatItHides() {
        try (Visit visit = phone()) {
            Page page = visit.open(GENEVOIS);
            visit.settled();
            page.locator("#menu").click();
            assertThat(page.locator("#shown-synergies")).containsText("60 principaux");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {640, 720, 820, 1023})
    void theBarHoldsItsNameAndButtonsAtEveryWidth(int width) {
        try (Visit visit = sized(width, 900)) {
            Page page = visit.open(GENEVOIS);
            assertThat(page.evaluate("""
                    [...document.querySelectorAll('#top h1, #top button, #search')].filter((part) => part.checkVisibility()).every((part) => {
                      const { top, bottom, right } = part.getBoundingClientRect();
                      return top >= 0 && right <= innerWidth && bottom <= document.getElementById('top').getBoundingClientRect().bottom;
                    })""")).isEqualTo(true);
        }
    }
}
