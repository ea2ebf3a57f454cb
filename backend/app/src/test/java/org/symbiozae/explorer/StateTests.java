package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says when it is new, empty, cut off or at work. */
class StateTests extends BrowserTest {

    @TempDir
    private Path folder;

    @Test
    void theFirstVisitIsShownRoundOnceAndAgainOnDemand() {
        try (Visit visit = desktop()) {
            Page page = visit.open("");
            Locator title = page.locator("#tour h2");
            assertThat(title).isFocused();
            assertThat(page.locator("#tour")).containsText("1 sur 4");
            visit.picture("tour-light-fr");
            for (int step = 0; step < 3; step++) {
                page.locator("#tour-next").click();
            }
            assertThat(page.locator("#tour")).containsText("4 sur 4");
            assertThat(page.locator("#tour-start")).hasText("Commencer avec mes données");
            page.locator("#tour-next").click();
            assertThat(page.locator("#tour")).hasCount(0);

            visit.open("");
            assertThat(page.locator("#list-status")).containsText("synergies");
            assertThat(page.locator("#tour")).hasCount(0);
            page.locator("#top [data-do=tour]").click();
            page.locator("#tour-leave").click();
            assertThat(page.locator("#tour")).hasCount(0);
        }
    }

    @Test
    void onesOwnDataAreOnePressAway() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            page.locator("#start [data-do=start]").click();
            visit.picture("start-light-fr");
            page.locator("#start-zones").click();
            assertThat(page.locator("#import-form select[name=as]")).hasValue("zones");
        }
    }

    @Test
    void anEmptyListSaysWhyAndHowMuchALowerScoreWouldShow() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS + "&score=95&liste=synergies&suivre=0");
            Locator lower = page.locator("#list-body [data-score]");
            assertThat(page.locator("#list-body .empty")).containsText("Aucune synergie avec un score ≥ 95");
            assertThat(lower).hasText(Pattern.compile("Abaisser à \\d+ \\([1-9]\\d*\\)"));
            visit.picture("empty-light-fr");
            String promised = lower.textContent().replaceAll(".*\\((\\d+)\\)", "$1");
            lower.click();
            assertThat(page.locator("#list-body tbody tr")).hasCount(Integer.parseInt(promised));
            assertThat(page.url()).contains("score=").doesNotContain("score=95");
        }
    }

    @Test
    void withoutNetworkTheMapStaysAndADecisionIsSentLater() {
        long synergy = synergy("Villaverde", "STRH");
        try (Visit visit = desktop()) {
            Page page = visit.open("?v=1&liste=synergies&suivre=0&sel=synergy:" + synergy);
            assertThat(page.locator("#list-body tbody tr").first()).isVisible();
            assertThat(page.locator("[data-decide=studied]")).isVisible();
            visit.offline(true);
            page.locator("[data-decide=studied]").click();
            assertThat(page.locator("#lost")).containsText("1 modification est gardée");
            assertThat(page.locator(".history")).containsText("À l’étude");
            assertThat(page.locator("#detail-title")).containsText("Palettes");
            assertThat(page.locator("#list-body tbody tr").first()).isVisible();
            assertThat(steps(synergy, "studied")).isZero();
            visit.picture("lost-light-fr");
            visit.offline(false);
            assertThat(page.locator("#lost")).isHidden();
            page.waitForCondition(() -> "[]".equals(page.evaluate("localStorage.getItem('outbox')")));
            assertThat(steps(synergy, "studied")).isEqualTo(1);
            visit.open("?v=1");
            assertThat(page.locator("#list-status")).containsText("synergies");
            assertThat(steps(synergy, "studied"))
                    .as("what was sent is not sent again")
                    .isEqualTo(1);
        }
    }

    @Test
    void aDecisionWhoseAnswerIsLostAsTheTabClosesIsKeptOnce() {
        long synergy = synergy("Villaverde", "STRH");
        try (Visit visit = desktop()) {
            Page page = visit.open("?v=1&sel=synergy:" + synergy);
            visit.losingAnswers("**/status");
            page.locator("#decision select[name=status]").selectOption("contacted");
            page.locator("#decision [type=submit]").click();
            page.waitForCondition(() -> steps(synergy, "contacted") == 1);
            assertThat(page.locator("#lost")).containsText("1 modification est gardée");
            visit.hearing("**/status");
            visit.open("?v=1&sel=synergy:" + synergy);
            page.waitForCondition(() -> "[]".equals(page.evaluate("localStorage.getItem('outbox')")));
            assertThat(page.locator(".history")).containsText("Contact pris");
            assertThat(steps(synergy, "contacted")).isEqualTo(1);
        }
    }

    @Test
    void aDecisionIsTakenBackAndTakenAgainWithTheKeyboard() {
        long synergy =
                number("SELECT id FROM synergy WHERE last_run IS NULL AND scenario = 'reference' ORDER BY score DESC");
        try (Visit visit = desktop()) {
            Page page = visit.open("?v=1&sel=synergy:" + synergy);
            Locator undo = page.locator("#top [data-do=undo]");
            assertThat(undo).hasAttribute("aria-disabled", "true");
            page.locator("[data-decide=qualified]").click();
            assertThat(undo).hasAttribute("aria-label", Pattern.compile("Annuler : .* : Qualifiée"));
            assertThat(page.locator("[data-decide=qualified]")).hasAttribute("aria-pressed", "true");
            page.keyboard().press("Control+z");
            assertThat(page.locator("#decision select[name=status]")).hasValue("detected");
            page.keyboard().press("Control+Shift+z");
            assertThat(page.locator("#decision select[name=status]")).hasValue("qualified");
            page.waitForCondition(() -> steps(synergy, "qualified") == 2);
            assertThat(steps(synergy, "detected")).as("every step is kept").isEqualTo(1);
        }
    }

    @Test
    void anImportIsFoundAgainInAnotherTabAndStoppedThere() throws Exception {
        StringBuilder many = new StringBuilder("code;nom;lon;lat\n");
        for (int i = 0; i < 300_000; i++) {
            many.append("N").append(i).append(";Inventé ").append(i).append(";6.38;46.06\n");
        }
        long sites = number("SELECT count(*) FROM site");
        try (Visit visit = desktop();
                Visit other = desktop()) {
            Page page = visit.open(JOURDIES);
            page.locator("#top [data-do=import]").click();
            page.locator("#import-file").setInputFiles(Files.writeString(folder.resolve("many.csv"), many));
            page.locator("#import-try").click();
            // A tab looks as soon as it opens, then four times a minute: it opens once the file has arrived.
            page.waitForCondition(() ->
                    page.request().get(origin() + "/api/imports/jobs").text().contains("many.csv"));
            Page elsewhere = other.open(JOURDIES);
            assertThat(elsewhere.locator("#tasks-open b")).hasText("1");
            elsewhere.locator("#tasks-open").click();
            assertThat(elsewhere.locator("#tasks")).containsText("Essai d’import de many.csv");
            assertThat(elsewhere.locator("#tasks progress")).hasCount(1);
            other.picture("tasks-light-fr");
            visit.expect(409);
            elsewhere.locator("#tasks [data-stop]").click();
            assertThat(elsewhere.locator("#tasks progress")).hasCount(0);
            assertThat(elsewhere.locator("#tasks-open b")).hasText("");
        }
        assertThat(number("SELECT count(*) FROM site")).isEqualTo(sites);
    }

    @Test
    void whatHangsOrFailsSaysSoAndCanBeTriedAgain() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            visit.expect(500);
            page.route(
                    "**/api/clusters*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(500)
                            .setContentType("application/problem+json")
                            .setBody("{\"code\":\"internal\"}")));
            page.locator("#list-toggle").click();
            page.locator("[data-tab=clusters]").click();
            assertThat(page.locator("#list-body [role=alert]")).containsText("Code à citer : internal");
            page.unroute("**/api/clusters*");
            page.locator("#list-body [data-again]").click();
            assertThat(page.locator("#list-body tbody tr").first()).isVisible();
        }
    }

    @Test
    void thePublicIsToldHowMuchIsHiddenAndTheFacilitatorNothing() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            assertThat(page.locator("#list-status")).containsText("synergies");
            assertThat(page.locator("#hidden-data")).isHidden();
            page.setExtraHTTPHeaders(Map.of("Symbiozae-Viewer", "public"));
            visit.open(GENEVOIS + "&liste=zones");
            long hidden = number("SELECT count(*) FROM site WHERE visibility <> 'public'");
            assertThat(page.locator("#hidden-data")).containsText(hidden + " établissements masqués (confidentiels)");
            assertThat(page.locator("#tasks-open")).isHidden();
            page.locator("#start [data-do=start]").click();
            assertThat(page.locator("#dialog")).containsText("animateur");
        }
    }

    @Test
    void whatIsOpenedWithoutNetworkOpensOnceItIsBack() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS + "&liste=zones&suivre=0");
            assertThat(page.locator("#list-body tbody tr").first()).isVisible();
            visit.offline(true);
            page.locator("#top [data-do=share]").click();
            page.locator("#filters > summary").click();
            page.locator("#list-body [data-select]").first().click();
            assertThat(page.locator("#lost")).isVisible();
            visit.offline(false);
            assertThat(page.locator("#detail-title")).hasText("ZAE des Jourdies");
            assertThat(page.locator("#share-link")).isHidden();
            page.locator("#filters > summary").click();
            assertThat(page.locator("#filter-status")).isVisible();
            page.locator("#top [data-do=share]").click();
            assertThat(page.locator("#share-link")).isVisible();
        }
    }

    @Test
    void aDecisionPressedSeveralTimesIsTakenOnceAndTheNextOneIsNotLost() {
        long synergy = number("""
                SELECT id FROM synergy WHERE last_run IS NULL AND scenario = 'reference' ORDER BY score DESC OFFSET 1""");
        try (Visit visit = desktop()) {
            Page page = visit.open("?v=1&sel=synergy:" + synergy);
            page.locator("[data-decide=qualified]").click();
            page.evaluate("""
                    for (const status of ['qualified', 'qualified', 'studied', 'studied'])
                        document.querySelector(`[data-decide=${status}]`).click()""");
            assertThat(page.locator("[data-decide=studied]")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator(".history li")).hasCount(2);
            assertThat(steps(synergy, "qualified")).isEqualTo(1);
            assertThat(steps(synergy, "studied")).isEqualTo(1);
        }
    }

    @Test
    void aDecisionBeingWrittenOutlivesAFilterAndAnotherLanguage() {
        long synergy = synergy("Villaverde", "STRH");
        try (Visit visit = desktop()) {
            Page page = visit.open("?v=1&sel=synergy:" + synergy);
            page.locator("#decision-status").selectOption("operational");
            page.locator("#decision-proof").fill("Convention signée");
            page.locator("#category-foncier").click();
            assertThat(page.locator("#active-filters [data-clear]").first()).isVisible();
            page.locator("#top [data-do=lang]").click();
            assertThat(page.locator("#decision label").first()).containsText("Step");
            assertThat(page.locator("#decision-status")).hasValue("operational");
            assertThat(page.locator("#decision-proof")).hasValue("Convention signée");
        }
    }

    private long steps(long synergy, String status) {
        List<Object> values = List.of(status, synergy);
        return number("""
                SELECT count(*) FROM synergy_event event JOIN synergy USING (offer_id, need_id)
                WHERE event.status = ?::life_status AND synergy.id = ?
                """, values.toArray());
    }
}
