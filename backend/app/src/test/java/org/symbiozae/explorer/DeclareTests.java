package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A company says what it offers and needs, on the telephone of a workshop's guest. */
class DeclareTests extends BrowserTest {

    @Test
    void aQuestionBecomesADeclarationAndShowsWhatItCouldLeadTo() {
        long site = site("Villaverde");
        long before = number("SELECT count(*) FROM declaration WHERE site_id = ?", site);
        try (Visit visit = phone()) {
            Page page = open(visit, site);
            assertThat(page.locator("#declare [data-prompt]").first()).isVisible();
            visit.picture("declare-phone-light-fr");
            String asked =
                    page.locator("#declare [data-prompt*=':flux:']").first().getAttribute("data-prompt");
            page.locator("#declare [data-prompt*=':flux:']").first().click();
            assertThat(number("SELECT count(*) FROM declaration WHERE site_id = ?", site))
                    .isEqualTo(before);
            assertThat(page.locator("#declare-resource")).hasValue(asked.split(":")[2]);
            assertThat(page.locator("#declare-quantity")).isFocused();
            assertThat(page.locator("#declare-outlook")).containsText(Pattern.compile("à moins de \\d"));

            page.locator("#declare-quantity").fill("20");
            page.locator("#declare-period").selectOption("month");
            page.locator("#declare-quantity").fill("25");
            assertThat(page.locator("#declare-yearly")).containsText("300");
            visit.picture("declare-filled-phone-light-fr");
            assertThat(((Number) page.evaluate("document.querySelector('dialog').scrollWidth")).doubleValue())
                    .isLessThanOrEqualTo(390);
            page.locator("#declare-save").click();
            assertThat(page.locator("#declare-told")).containsText("Déclaré");
            assertThat(number("SELECT quantity::bigint FROM declaration WHERE site_id = ? ORDER BY id DESC", site))
                    .isEqualTo(300);
            assertThat(page.locator("#declare [data-prompt='" + asked + "']")).hasCount(0);
        }
        assertThat(number("SELECT count(*) FROM declaration WHERE site_id = ? AND visibility = 'facilitator'", site))
                .as("the most reserved visibility unless a person opens it")
                .isEqualTo(1);
    }

    @Test
    void neighboursWhoNeedWhatIsOfferedAreCountedAndNamed() {
        try (Visit visit = phone()) {
            Page page = open(visit, site("Villaverde"));
            page.locator("#declare-kind-offer").check();
            page.locator("#declare-category").selectOption("flux");
            page.locator("#declare-resource").selectOption("MAT-BOI-01");
            assertThat(page.locator("#declare-outlook"))
                    .containsText(Pattern.compile("[1-9]\\d* établissements? à moins de .* en ont besoin"));
            assertThat(page.locator("#declare-outlook li").first()).containsText("m");
        }
    }

    @Test
    void whatIsMissingIsSaidBesideTheFormAndFocused() {
        long site = site("STRH");
        long before = number("SELECT count(*) FROM declaration WHERE site_id = ?", site);
        try (Visit visit = phone()) {
            Page page = open(visit, site);
            page.locator("#declare-save").click();
            assertThat(page.locator("#declare-problem")).containsText("Choisir une catégorie");
            assertThat(page.locator("#declare-category")).isFocused();
            page.locator("#declare-category").selectOption("services");
            page.locator("#declare-resource").selectOption(new SelectOption().setIndex(1));
            page.locator("#declare-save").click();
            assertThat(page.locator("#declare-problem")).containsText("supérieure à zéro");
            assertThat(page.locator("#declare-quantity")).isFocused();
        }
        assertThat(number("SELECT count(*) FROM declaration WHERE site_id = ?", site))
                .isEqualTo(before);
    }

    @Test
    void whatIsTypedSurvivesALostNetworkAndAClosedTab() {
        long site = site("STRH");
        long before = number("SELECT coalesce(sum(quantity), 0)::bigint FROM declaration WHERE site_id = ?", site);
        try (Visit visit = phone()) {
            Page page = open(visit, site);
            page.locator("#declare-category").selectOption("flux");
            page.locator("#declare-resource").selectOption("MAT-BOI-01");
            page.locator("#declare-quantity").fill("12");
            visit.offline(true);
            page.locator("#declare-save").click();
            assertThat(page.locator("#declare-problem")).containsText("Votre saisie est conservée");
            visit.offline(false);

            page = open(visit, site);
            assertThat(page.locator("#declare-told")).containsText("est reprise");
            assertThat(page.locator("#declare-resource")).hasValue("MAT-BOI-01");
            assertThat(page.locator("#declare-quantity")).hasValue("12");
            visit.losingAnswers("**/declarations");
            page.locator("#declare-save").click();
            assertThat(page.locator("#declare-problem")).containsText("Votre saisie est conservée");
            visit.hearing("**/declarations");
            page.locator("#declare-quantity").fill("15");
            page.locator("#declare-save").click();
            assertThat(page.locator("#declare-told")).containsText("Déclaré");
            assertThat(number("SELECT sum(quantity)::bigint FROM declaration WHERE site_id = ?", site) - before)
                    .as("declared once, in the last words")
                    .isEqualTo(15);

            page.locator("#declare-category").selectOption("services");
            page.locator("#declare-quantity").fill("3");
            page = open(visit, site);
            page.locator("#declare [data-anew]").first().click();
            assertThat(page.locator("#declare-quantity")).hasValue("");
            page = open(visit, site);
            assertThat(page.locator("#declare-form")).isVisible();
            assertThat(page.locator("#declare-told")).hasCount(0);
        }
    }

    @Test
    void aDeclarationIsChangedWithdrawnAndPutBack() {
        long site = number("""
                SELECT site_id FROM declaration JOIN site ON site.id = site_id
                WHERE site.name NOT IN ('Villaverde', 'STRH') GROUP BY site_id HAVING count(*) = 2 ORDER BY site_id LIMIT 1""");
        try (Visit visit = desktop()) {
            Page page = open(visit, site);
            Locator rows = page.locator("#declare .leads li");
            assertThat(rows).hasCount(2);
            rows.first().locator("[data-change]").click();
            page.locator("#declare-quantity").fill("4321");
            page.locator("#declare details summary").click();
            if (!page.locator("#declare-quality-dry").isVisible()) {
                page.locator("#declare details summary").click();
            }
            page.locator("#declare-quality-dry").setChecked(true);
            visit.picture("declare-light-fr");
            page.locator("#declare-save").click();
            assertThat(rows.filter(new Locator.FilterOptions().setHasText("4\u202f321")))
                    .hasCount(1);
            assertThat(number(
                            "SELECT count(*) FROM declaration WHERE site_id = ? AND 'dry' = ANY (qualities) AND version = 1 AND quantity = 4321",
                            site))
                    .isEqualTo(1);

            rows.filter(new Locator.FilterOptions().setHasText("4\u202f321"))
                    .locator("[data-withdraw]")
                    .click();
            assertThat(rows).hasCount(1);
            assertThat(page.locator("#declare-quantity")).hasValue("4321");
            page.locator("#declare-save").click();
            assertThat(rows).hasCount(2);
        }
    }

    private long site(String name) {
        return number("SELECT id FROM site WHERE name = ?", name);
    }

    private static Page open(Visit visit, long site) {
        Page page = visit.open("?v=1&sel=site:" + site);
        page.locator("#declare-open").click();
        page.locator("#declare-form").waitFor();
        return page;
    }
}
