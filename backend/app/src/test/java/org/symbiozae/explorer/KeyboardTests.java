package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person does without a mouse, with colours the system imposes, or with everything four times as large. */
class KeyboardTests extends BrowserTest {

    @Test
    void findsAZoneItsBestLeadAndDecides() {
        try (Visit visit = desktop()) {
            Page page = visit.open(JOURDIES);
            Keyboard keys = page.keyboard();
            keys.press("Tab");
            assertThat(page.locator(":focus")).hasText("Aller à la liste");
            keys.press("Enter");
            assertThat(page.locator("#list-toggle")).isFocused();
            keys.press("Enter");
            page.locator("#list-body tbody").waitFor();
            tabTo(page, "[data-tab=zones]");
            keys.press("Enter");
            page.locator("#list-body [data-select^='zone:']").first().waitFor();
            tabTo(page, "#list-body [data-select^='zone:']");
            String zone = page.locator(":focus").textContent();
            keys.press("Enter");
            assertThat(page.locator("#detail-title")).hasText(zone);
            assertThat(page.locator("#detail-title")).isFocused();

            tabTo(page, "#detail [data-select^='synergy:']");
            keys.press("Enter");
            page.locator("#decision").waitFor();
            assertThat(page.locator("#detail-title")).isFocused();
            long events = number("SELECT count(*) FROM synergy_event");
            tabTo(page, "#decision select[name=status]");
            keys.press("ArrowDown");
            tabTo(page, "#decision button");
            keys.press("Enter");
            assertThat(page.locator("#live")).containsText("nregistr");
            assertThat(number("SELECT count(*) FROM synergy_event")).isEqualTo(events + 1);
            change("DELETE FROM synergy_event WHERE id = (SELECT max(id) FROM synergy_event)");

            keys.press("Escape");
            assertThat(page.locator("#detail")).isHidden();
            assertThat((Boolean) page.evaluate("document.activeElement !== document.body"))
                    .as("focus is given back")
                    .isTrue();
        }
    }

    @Test
    void importsAFileAndComesBackToTheButton() {
        try (Visit visit = desktop()) {
            Page page = visit.open(JOURDIES);
            page.locator("#top [data-do=import]").focus();
            page.keyboard().press("Enter");
            page.locator("#import-file").waitFor();
            tabTo(page, "#import-file");
            byte[] table = "code;nom;lon;lat\nK1;Clavier;6.38;46.06\n".getBytes(StandardCharsets.UTF_8);
            page.locator("#import-file").setInputFiles(new FilePayload("sites.csv", "text/csv", table));
            page.locator("#import-columns table").waitFor();
            tabTo(page, "#import-try");
            page.keyboard().press("Enter");
            page.locator("#import-store:not([hidden])").waitFor();
            assertThat(page.locator("#import-report")).containsText("1");
            page.keyboard().press("Escape");
            assertThat(page.locator("#top [data-do=import]")).isFocused();
        }
    }

    @Test
    void sharesAndComesBackToTheButton() {
        try (Visit visit = desktop()) {
            Page page = visit.open(JOURDIES);
            page.locator("#top [data-do=share]").focus();
            page.keyboard().press("Enter");
            page.locator("#share-link").waitFor();
            tabTo(page, "[data-copy=share-link]");
            page.keyboard().press("Enter");
            assertThat(page.locator("#live")).hasText("Copié");
            page.keyboard().press("Escape");
            assertThat(page.locator("#top [data-do=share]")).isFocused();
        }
    }

    @Test
    void walksOverTheMapFromObjectToObjectAndLeaves() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            page.locator("#shown-synergies").waitFor();
            visit.settled();
            page.locator("#map").focus();
            page.keyboard().press("Alt+ArrowDown");
            String first = page.locator("#live").textContent();
            page.keyboard().press("Alt+ArrowDown");
            assertThat(page.locator("#live")).not().hasText(first);
            page.keyboard().press("Alt+ArrowUp");
            assertThat(page.locator("#live")).hasText(first);
            page.keyboard().press("Enter");
            assertThat(page.locator("#detail-title")).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.locator("#map")).isFocused();
        }
    }

    @Test
    void everythingIsUsableAtFourHundredPerCent() {
        try (Visit visit = sized(320, 256)) {
            for (String query :
                    List.of(GENEVOIS, JOURDIES + "&sel=zone:" + zone("ZAE des Jourdies"), JOURDIES + "&liste=zones")) {
                Page page = visit.open(query);
                assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                        .as(query)
                        .isLessThanOrEqualTo(320);
                visit.picture("every/zoom-400-" + query.replaceAll(".*[&]", "").replaceAll("\\W+", "-"));
            }
            Page page = visit.open(GENEVOIS);
            page.locator("#menu").click();
            page.locator("#side [data-do=share]").scrollIntoViewIfNeeded();
            page.locator("#side [data-do=share]").click();
            page.locator("[data-copy=share-tiles]").scrollIntoViewIfNeeded();
            assertThat(page.locator("[data-copy=share-tiles]")).isInViewport();
            assertThat(((Number) page.evaluate("document.querySelector('dialog').scrollWidth")).intValue())
                    .isLessThanOrEqualTo(320);
        }
    }

    @Test
    void coloursOfTheSystemLeaveWhatIsChosenRecognisable() {
        try (Visit visit = desktop()) {
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            Page page = visit.open(JOURDIES + "&liste=zones&sel=zone:" + zone("ZAE des Jourdies"));
            page.locator("#list-body tbody").waitFor();
            assertThat(outline(page, "[data-tab=zones]")).isEqualTo("solid");
            assertThat(outline(page, "[data-tab=sites]")).isEqualTo("none");
            visit.picture("every/forced-colours");
        }
    }

    private static String outline(Page page, String element) {
        return (String) page.locator(element).evaluate("element => getComputedStyle(element).outlineStyle");
    }

    /** Presses Tab until the element has the focus: at most 200 times, or it cannot be reached. */
    private static void tabTo(Page page, String element) {
        for (int presses = 0; presses < 200; presses++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("element => document.activeElement.matches(element)", element)) {
                return;
            }
        }
        throw new AssertionError("Tab never comes to " + element);
    }
}
