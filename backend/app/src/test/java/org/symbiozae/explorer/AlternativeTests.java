package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A facilitator prefers a cluster that the plan does not hold. */
class AlternativeTests extends BrowserTest {

    private static final String FIRST = """
            async () => {
              const ask = async (path) => (await fetch(path)).json();
              const { items } = await ask('api/clusters?limit=100');
              for (const { id, resource } of items) {
                const found = await ask(`api/alternatives?territory=GENEVOIS&resource=${resource}`);
                if (found.length === 0) continue;
                const { memberList } = await ask(`api/clusters/${id}`);
                const near = found.find(({ site_ids }) => memberList.some(({ site_id }) => site_ids.includes(site_id)));
                if (near) return { id, hub: near.hub_zone ?? near.hub_site, value: Math.round(near.value), members: near.site_ids.length };
              }
            }""";

    @Test
    void anAlternativeIsChosenStandsInThePlanAndIsTakenBack() {
        try (Visit visit = desktop()) {
            Map<?, ?> wanted = (Map<?, ?>) visit.open(GENEVOIS).evaluate(FIRST);
            Page page = visit.open("?v=1&sel=cluster:" + wanted.get("id"));
            String before = page.locator("#detail .sub").first().textContent();
            page.locator("#alternatives-show").click();
            Locator choice = page.locator("#alternatives li", new Page.LocatorOptions().setHasText(hub(wanted)));
            assertThat(choice).containsText(euros(wanted.get("value")));
            assertThat(choice).containsText(Pattern.compile("retire [\\d\\s]+€ par an au plan"));
            visit.picture("alternatives-light-fr");
            choice.locator("[data-choose]").click();

            assertThat(page.locator("#detail-body")).containsText("centre : " + hub(wanted));
            assertThat(page.locator("#detail .figures").first()).containsText(euros(wanted.get("value")));
            assertThat(page.locator("#detail .figures").first())
                    .containsText(wanted.get("members").toString());
            assertThat(page.locator("#alternatives .kept")).containsText(hub(wanted));

            page.locator("#top [data-do=undo]").click();
            assertThat(page.locator("#detail .sub").first()).hasText(before);
            assertThat(page.locator("#alternatives [data-choose]").first()).isVisible();
            assertThat(page.locator("#alternatives .kept")).hasCount(0);
        }
    }

    /** A hub that is a zone says so. */
    private static String hub(Map<?, ?> wanted) {
        return wanted.get("hub").toString();
    }

    private static Pattern euros(Object value) {
        String digits = value.toString();
        int thousands = digits.length() - 3;
        return Pattern.compile(
                thousands > 0
                        ? digits.substring(0, thousands) + "\\s" + digits.substring(thousands) + "\\s€"
                        : digits + "\\s€");
    }
}
