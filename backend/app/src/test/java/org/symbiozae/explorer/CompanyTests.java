package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.symbiozae.Served;

/** A company with its own link: it declares from a phone, keeps its declarations true, and meets others only when both wish it. */
class CompanyTests extends BrowserTest {

    private static final String MINE = "STRH";
    private static final String OTHER = "Villaverde";

    private long mine;
    private long other;

    @BeforeEach
    void bothAreReserved() {
        mine = number("SELECT id FROM site WHERE name = ?", MINE);
        other = number("SELECT id FROM site WHERE name = ?", OTHER);
        change("DELETE FROM introduction");
        change(
                "UPDATE declaration SET visibility = 'facilitator', declared_on = current_date - 20 WHERE site_id IN (?, ?)",
                mine,
                other);
    }

    @AfterAll
    void asBefore() {
        change("DELETE FROM introduction");
        change("DELETE FROM declaration WHERE code = 'blind'");
        change("UPDATE declaration SET visibility = 'public' WHERE site_id IN (?, ?)", mine, other);
    }

    @Test
    void declaresFromAPhoneWithALinkThatTravelsNowhere() {
        String link = invitation(mine);
        long before = number("SELECT count(*) FROM declaration WHERE site_id = ?", mine);
        try (Visit visit = phone()) {
            List<Request> requests = visit.watch(request -> true);
            Page page = open(visit, link);
            assertThat(page.locator("h1")).hasText(MINE);
            assertThat(page.locator("#declare .leads li")).hasCount((int) before);

            page.locator("#declare-kind-need").check();
            page.locator("#declare-category").selectOption("flux");
            page.locator("#declare-resource").selectOption("MAT-BOI-01");
            assertThat(page.locator("#declare-outlook"))
                    .containsText(Pattern.compile("offre compatible existe à moins de \\d+ km environ"));
            page.locator("#declare-quantity").fill("77");
            page.locator("#declare-visibility").selectOption("network");
            page.locator("#declare-save").click();
            assertThat(page.locator("#declare-told")).containsText("Déclaré");
            assertThat(page.locator("#declare .leads li")).hasCount((int) before + 1);
            visit.picture("company-phone-light-fr");

            assertThat(requests).isNotEmpty();
            assertThat(requests)
                    .noneMatch(request ->
                            request.url().contains("syz_") || request.url().contains("key="));
            assertThat(requests)
                    .noneMatch(request ->
                            String.valueOf(request.headers().get("referer")).contains("syz_"));
        }
        assertThat(number(
                        "SELECT count(*) FROM declaration WHERE site_id = ? AND quantity = 77 AND visibility = 'network'",
                        mine))
                .isEqualTo(1);
        change("DELETE FROM declaration WHERE site_id = ? AND quantity = 77", mine);
    }

    @Test
    void confirmsWhatIsStillTrueAndClosesWhatIsNot() {
        change("UPDATE declaration SET declared_on = current_date - 400 WHERE site_id = ?", mine);
        long old = number("SELECT count(*) FROM declaration WHERE site_id = ?", mine);
        try (Visit visit = phone()) {
            Page page = open(visit, invitation(mine));
            Locator stale = page.locator("#stale li");
            assertThat(stale).hasCount((int) old);
            stale.first().locator("[data-confirm]").click();
            assertThat(stale).hasCount((int) old - 1);
            assertThat(page.locator("#live")).hasText("Confirmé.");
            if (old > 1) {
                stale.first().locator("[data-close]").click();
                assertThat(stale).hasCount((int) old - 2);
                assertThat(page.locator("#declare .leads li")).hasCount((int) old - 1);
            }
        }
        assertThat(number("SELECT count(*) FROM declaration WHERE site_id = ? AND declared_on = current_date", mine))
                .isEqualTo(1);
    }

    @Test
    void knowsNobodysNameBeforeBothWishIt() throws Exception {
        change("DELETE FROM declaration WHERE site_id = ? AND quantity = 61", mine);
        change("""
                INSERT INTO declaration (territory_id, site_id, code, kind, resource, quantity, declared_on, visibility)
                SELECT territory_id, id, 'blind', 'need', 'MAT-BOI-01', 61, current_date, 'facilitator' FROM site WHERE id = ?""", mine);
        try (Visit visit = phone()) {
            Page page = open(visit, invitation(mine));
            String pair = text("""
                    SELECT need.id || '/' || offer.id FROM declaration need, declaration offer
                    WHERE need.site_id = ? AND need.quantity = 61 AND offer.site_id = ? AND offer.kind = 'offer'
                    AND offer.resource = 'MAT-BOI-01'""", mine, other);
            if (page.locator("#more-matches").isVisible()) {
                page.locator("#more-matches summary").click();
            }
            Locator match = page.locator("#matches li")
                    .filter(new Locator.FilterOptions().setHas(page.locator("[data-wish='" + pair + "']")));
            assertThat(match).containsText(Pattern.compile("offre existe à moins de 5 km environ"));
            assertThat(page.locator("body")).not().containsText(OTHER);
            match.locator("[data-wish]").click();
            assertThat(match.locator("[data-wish]")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator("body")).not().containsText(OTHER);

            String[] ends = pair.split("/");
            Served partner = company(other);
            assertThat(partner.answer("PUT", "/api/company/matches/" + ends[1] + "/" + ends[0], "")
                            .statusCode())
                    .isEqualTo(204);
            page.reload();
            assertThat(match).containsText(OTHER);
            visit.picture("company-match-phone-light-fr");
            assertThat(partner.get("/api/company").get("matches").toString()).contains(MINE);
        }
    }

    @Test
    void mayTouchNothingOfAnotherCompany() throws Exception {
        Served company = company(mine);
        long foreign = number("SELECT id FROM declaration WHERE site_id = ?", other);
        String form =
                "{\"version\":0,\"kind\":\"NEED\",\"resource\":\"MAT-BOI-01\",\"quantity\":1,\"storage_months\":0,\"estimated\":true}";
        assertThat(company.answer("POST", "/api/sites/" + other + "/declarations", form)
                        .statusCode())
                .isEqualTo(403);
        assertThat(company.answer("PUT", "/api/declarations/" + foreign, form).statusCode())
                .isEqualTo(403);
        assertThat(company.answer("DELETE", "/api/declarations/" + foreign, "").statusCode())
                .isEqualTo(403);
        assertThat(company.answer("POST", "/api/declarations/" + foreign + "/confirmation", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(company.answer("POST", "/api/sites/" + mine + "/key", "").statusCode())
                .isEqualTo(403);
        assertThat(company.answer("PUT", "/api/company/matches/" + foreign + "/" + foreign, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(company.answer("GET", "/api/declarations?limit=1000", "").body())
                .doesNotContain("\"site_name\":\"" + OTHER + "\"");
        assertThat(served(null).answer("GET", "/api/company", "").statusCode()).isEqualTo(403);
    }

    @Test
    void aLinkThatDoesNotOpenSaysWhomToAsk() {
        try (Visit visit = phone()) {
            visit.expect(401);
            Page page = open(visit, origin() + "/declare.html#key=syz_wrong");
            assertThat(page.locator("#own")).containsText("Demandez-le");
            assertThat(page.locator("#form")).isHidden();
        }
    }

    private static Page open(Visit visit, String link) {
        visit.page().navigate(link);
        visit.page().waitForSelector("html[data-ready]");
        return visit.page();
    }

    /** The link a facilitator makes in the panel of a site. */
    private String invitation(long site) {
        try (Visit visit = desktop()) {
            Page page = visit.open("?v=1&sel=site:" + site);
            page.locator("#invite-open").click();
            return page.locator("#invite-link").inputValue();
        }
    }

    private Served company(long site) {
        return served(invitation(site).replaceAll(".*#key=", ""));
    }

    private Served served(String token) {
        return new Served(URI.create(origin()).getPort(), token);
    }
}
