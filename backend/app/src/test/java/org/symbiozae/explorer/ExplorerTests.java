package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.symbiozae.machine.Home;
import org.symbiozae.machine.Prerequisite;

class ExplorerTests extends DemoServer {

    private static final String GENEVOIS = "?v=1&c=46.16,6.27,10";
    private static final String JOURDIES = "?v=1&c=46.061,6.377,14";

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void openBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Prerequisite.CHROMIUM.require(Home.find(), System.out::println))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    void closeBrowser() {
        playwright.close();
    }

    private Visit desktop() {
        return new Visit(browser, origin(), 1440, 900);
    }

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
                    .hasAttribute("href", "export/synergies.shp.zip?category=services&min_score=0.3");
            visit.picture("export-light-fr");
        }
    }

    @Test
    void aZoneTellsItsNeedsAndItsBestLeads() {
        try (Visit visit = desktop()) {
            Page page = visit.open(JOURDIES);
            page.locator("#search-field").fill("Jourdies");
            page.locator("#search-results li").first().waitFor();
            page.locator("#search-field").press("Enter");
            assertThat(page.locator("#detail-title")).containsText("Jourdies");
            assertThat(page.locator("#detail tbody tr")).hasCount(5);
            assertThat(page.locator("#detail .leads li")).hasCount(3);
            assertThat(page.url()).contains("sel=zone:");
            visit.picture("zone-light-fr");
            page.locator("#detail .leads button").first().click();
            assertThat(page.locator("#detail .score")).isVisible();
            page.goBack();
            assertThat(page.locator("#detail-title")).containsText("Jourdies");
        }
    }

    @Test
    void aSynergySaysWhyItScoresAndItsPartsAddUp() {
        try (Visit visit = desktop()) {
            Page page = visit.open("?v=1&sel=synergy:" + synergy("Villaverde", "STRH"));
            assertThat(page.locator("#detail-title")).containsText("Palettes");
            assertThat(page.locator("table.why tbody tr")).hasCount(5);
            List<String> parts =
                    page.locator("table.why tbody tr td:last-child").allTextContents();
            long total = tenths(page.locator("table.why tfoot td:last-child").textContent());
            assertThat(parts.stream().mapToLong(ExplorerTests::tenths).sum()).isEqualTo(total);
            visit.picture("synergy-light-fr");

            page.locator("#decision select[name=status]").selectOption("operational");
            page.locator("#decision input[name=proof]").fill("Premier enlèvement de palettes");
            page.locator("#decision button").click();
            assertThat(page.locator(".history")).containsText("Premier enlèvement de palettes");
        }
    }

    private static long tenths(String kilometres) {
        return Math.round(10 * Double.parseDouble(kilometres.strip().replace(',', '.')));
    }

    @Test
    void aClusterShowsItsMembersAndWhatEachGains() {
        try (Visit visit = desktop()) {
            Page page = visit.open(JOURDIES + "&liste=clusters&suivre=0");
            page.locator("#list-body th button").first().click();
            assertThat(page.locator("#detail .tag").first()).hasText("Grappe de mutualisation");
            int members = page.locator("#detail section table")
                    .first()
                    .locator("tbody tr")
                    .count();
            assertThat(members).isGreaterThanOrEqualTo(2);
            visit.picture("cluster-light-fr");
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
            assertThat(page.locator("#detail section h3").first()).hasText("Why this score?");
            assertThat(page.locator("#list-body caption")).containsText("Business zones");
            assertThat(page.locator("#legend-body li").first()).containsText("Materials");
            assertThat(page.locator("#category-flux + .symbol + span")).hasText("Materials");
            visit.picture("synergy-light-en");
        }
    }

    @Test
    void anExportIsAFileWithTheChosenLayer() throws Exception {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            page.locator("#top [data-do=export]").click();
            page.locator("#export-zones").click();
            Download file = page.waitForDownload(
                    () -> page.locator(".formats a[href*='zones.csv']").click());
            try (Stream<String> lines = Files.lines(file.path())) {
                assertThat(lines.filter(line -> line.contains("Jourdies"))).isNotEmpty();
            }
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
        try (Visit visit = new Visit(browser, origin(), 390, 844)) {
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
}
