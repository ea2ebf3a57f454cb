package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScenarioPanelTests extends BrowserTest {

    @AfterEach
    void leaveTheReferenceAlone() {
        change("DELETE FROM scenario WHERE name <> 'reference'");
    }

    @Test
    void aSliderTellsWhatItWouldChangeAndStoresNothing() {
        try (Visit visit = desktop()) {
            Page page = visit.open(JOURDIES);
            page.locator("#scenario > summary").click();
            assertThat(page.locator("#scenario-difference tbody tr").first()).containsText("+0");
            page.locator("#value-reach_factor").fill("0.3");
            page.locator("#value-reach_factor").press("Tab");
            assertThat(page.locator("#scenario-difference li")).hasCount(5);
            assertThat(page.locator("#slider-reach_factor")).hasValue("0.3");
            visit.picture("scenario-light-fr");
            page.locator("#top [data-do=undo]").click();
            assertThat(page.locator("#value-reach_factor")).hasValue("1");
            assertThat(page.locator("#scenario-difference li")).hasCount(0);
        }
        assertThat(number("SELECT count(*) FROM scenario WHERE name <> 'reference'"))
                .isZero();
    }

    @Test
    void aScenarioIsSavedUnderANameAndItsLinkOpensIt() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            page.locator("#scenario > summary").click();
            page.locator("#value-reach_factor").fill("0.1");
            page.locator("#scenario-label").fill("Proximité forte");
            page.locator("#scenario-form [type=submit]").click();
            page.waitForURL(url -> url.contains("sc=proximite-forte"));
            assertThat(page.locator("#scenario-choice")).hasValue("proximite-forte");
            String link = page.url().substring(origin().length() + 1);
            List<Request> tiles = visit.watch(request -> request.url().contains(".mvt"));
            visit.open(link);
            assertThat(page.locator("#scenario-choice")).hasValue("proximite-forte");
            assertThat(tiles).isNotEmpty().allMatch(request -> request.url().contains("scenario=proximite-forte"));

            tiles.clear();
            page.locator("#scenario-beside").click();
            assertThat(page.locator("#map-reference canvas")).not().hasCount(0);
            assertThat(page.locator("#map-names")).containsText("Référence");
            page.waitForCondition(
                    () -> tiles.stream().anyMatch(tile -> !tile.url().contains("scenario=proximite")));
            visit.picture("beside-light-fr");

            page.locator("#scenario-delete").click();
            assertThat(page.locator("#scenario-choice")).hasValue("reference");
            assertThat(page.locator("#map-reference")).isHidden();
            assertThat(page.url()).doesNotContain("sc=");
        }
    }

    @Test
    void aLinkToAScenarioThatIsGoneShowsTheReferenceAndSaysSo() {
        try (Visit visit = desktop()) {
            Page page = visit.open(JOURDIES + "&sc=long-gone");
            assertThat(page.locator("#notice")).containsText("n’existe plus");
            assertThat(page.locator("#list-status")).containsText("synergies");
        }
    }

    @Test
    void numbersKeepToWhatTheServerAllowsAndALongNameToThePanel() {
        try (Visit visit = desktop()) {
            Page page = visit.open(JOURDIES);
            page.locator("#scenario > summary").click();
            Locator reach = page.locator("#value-reach_factor");
            reach.fill("-9999");
            reach.press("Tab");
            assertThat(reach).not().hasValue("-9999");
            reach.fill("");
            reach.press("Tab");
            assertThat(reach).hasValue("1");

            long zone = zone("ZAE des Jourdies");
            long clusters = clustersTold(page, zone);
            page.locator("#scenario-label").fill("Un nom bien plus long que ce panneau n’est large, certes");
            page.locator("#scenario-form [type=submit]").click();
            page.waitForURL(url -> url.contains("sc=un-nom"));
            assertThat(page.locator("#scenario-delete")).isVisible();
            assertThat(page.locator("#scenario-difference tbody tr")).not().hasCount(0);
            assertThat(
                            page.evaluate(
                                    "document.getElementById('side').scrollWidth <= document.getElementById('side').clientWidth"))
                    .isEqualTo(true);
            assertThat(clustersTold(page, zone)).as("those of one scenario").isEqualTo(clusters);
        }
    }

    private long clustersTold(Page page, long zone) {
        return Long.parseLong(page.request()
                .get(origin() + "/api/zones/" + zone)
                .text()
                .replaceAll("(?s).*\"clusters\": *(\\d+).*", "$1"));
    }
}
