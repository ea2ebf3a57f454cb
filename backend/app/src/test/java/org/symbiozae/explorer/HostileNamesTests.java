package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.symbiozae.imports.Kind;

/** Names that are markup, turn the writing round or never end come in by import and are text in every panel. */
class HostileNamesTests extends BrowserTest {

    private static final String MARKUP =
            "<img src=x onerror=\"document.title='pwned'\"><script>document.title='pwned'</script>";
    private static final String TURNED = "Soci\u202Eété détournée";
    private static final String ENDLESS = "Sans fin " + "x".repeat(10_000);
    private static final List<String> CODES = List.of("HOSTILE-1", "HOSTILE-2", "HOSTILE-3");

    @BeforeAll
    void importThem(@TempDir Path folder) throws IOException {
        StringBuilder sites = new StringBuilder("code;nom;activite;longitude;latitude;visibilite\n");
        StringBuilder declarations =
                new StringBuilder("code;etablissement;type;ressource;quantite;unite;periode;declare_le;visibilite\n");
        List<String> names = List.of(MARKUP, TURNED, ENDLESS);
        for (int at = 0; at < names.size(); at++) {
            String name = '"' + names.get(at).replace("\"", "\"\"") + '"';
            sites.append("%s;%s;%s;%s;46.0605;public\n".formatted(CODES.get(at), name, name, 6.377 + at * 0.001));
            declarations.append("HD-%d;%s;%s;MAT-BOI-01;300;unité;an;2026-06-01;public\n"
                    .formatted(at, CODES.get(at), at == 0 ? "offre" : "besoin"));
        }
        take(Files.writeString(folder.resolve("sites.csv"), sites), Kind.SITES);
        take(Files.writeString(folder.resolve("declarations.csv"), declarations), Kind.DECLARATIONS);
        compute();
    }

    @AfterAll
    void removeThem() {
        change("DELETE FROM site WHERE code LIKE 'HOSTILE-%'");
    }

    @Test
    void areTextInEveryPanelAndKeepTheLayout() {
        try (Visit visit = desktop()) {
            for (String code : CODES) {
                long site = number("SELECT id FROM site WHERE code = ?", code);
                long synergy = number("""
                        SELECT id FROM synergy WHERE last_run IS NULL AND scenario = 'reference'
                        AND ? IN (offer_site_id, need_site_id) ORDER BY score DESC""", site);
                for (String selection : List.of("site:" + site, "synergy:" + synergy)) {
                    Page page = visit.open("?v=1&liste=sites&suivre=0&sel=" + selection);
                    page.locator("#list-body tbody tr").first().waitFor();
                    check(page, "#detail");
                }
                Page page = visit.page();
                page.navigate(origin() + "/ogc/collections/sites/items/" + site + "?f=html");
                page.locator("main dl").waitFor();
                check(page, "body");
                page.navigate(origin() + "/declare.html#key=" + key(site));
                page.locator("#declare-form").waitFor();
                check(page, "body");
            }
            visit.picture("hostile-name");
        }
    }

    @Test
    void areTextInSearchListEmbedAndDialogs() {
        try (Visit visit = desktop()) {
            Page page = visit.open(
                    JOURDIES + "&liste=synergies&suivre=0&res=MAT-BOI-01&sel=zone:" + zone("ZAE des Jourdies"));
            page.locator("#list-body tbody tr").first().waitFor();
            assertThat(page.locator("#list-body")).containsText("<img src=x");
            check(page, "#list-body");
            page.locator("#search-field").fill("<img");
            assertThat(page.locator("#search-0")).containsText("<img src=x");
            check(page, "#search-results");
            visit.open("embed.html" + JOURDIES + "&liste=sites");
            page.locator("#list-body tbody tr").first().waitFor();
            check(page, "#list-body");
        }
    }

    private static void check(Page page, String element) {
        assertThat(page.locator("img[src=x]")).hasCount(0);
        assertThat(page.title()).as("the title, had a script run").isNotEqualTo("pwned");
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue())
                .as("pixels the page is wider than the window")
                .isLessThanOrEqualTo(0);
        assertThat(page.locator(element)).isVisible();
    }
}
