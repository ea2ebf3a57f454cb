package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What a stranger finds on the demonstration without help, by what the page offers and nothing else. */
class FiveMinutesTests extends BrowserTest {

    @Test
    void aStrangerFindsTheZoneInNeedTheBestCardboardSynergyAPooledServiceAndHandsThemOn() throws Exception {
        try (Visit visit = desktop()) {
            Page page = visit.open("");
            page.locator("#tour-leave").click();

            page.locator("#list-toggle").click();
            page.locator("#list-follow").uncheck();
            page.locator("#list [data-tab=zones]").click();
            assertThat(page.locator("#list-body caption")).containsText("Zones d’activité");
            Locator neediest = page.locator("#list-body tbody tr").first();
            String zone = neediest.locator("th").textContent();
            long unmet = Long.parseLong(neediest.locator("b").textContent().replaceAll("\\D", ""));
            assertThat(zone).isEqualTo(text(NEEDIEST));
            neediest.locator("th button").click();
            assertThat(page.locator("#detail-title")).hasText(zone);
            assertThat(unmet).isPositive();
            visit.picture("journey-zone-light-fr");

            page.locator("#search-field").fill("carton");
            Locator resource = page.locator("#search-results li", new Page.LocatorOptions().setHasText("Ressource"));
            resource.first().click();
            assertThat(page.locator("#detail .tag").first()).hasText("Synergie");
            assertThat(page.locator("#detail .score")).hasText(String.valueOf(number("""
                    SELECT round(100 * max(score)) FROM synergy
                    JOIN resource offered ON offered.code = synergy.offered JOIN resource needed ON needed.code = synergy.needed
                    WHERE last_run IS NULL AND scenario = 'reference' AND 'Carton' IN (left(offered.label_fr, 6), left(needed.label_fr, 6))""")));
            assertThat(page.locator("#detail-title")).containsText("arton");
            assertThat(page.locator("table.why tbody tr")).hasCount(5);
            assertThat(page.locator("#changes")).isVisible();
            visit.picture("journey-cardboard-light-fr");

            page.locator("#active-filters [data-clear=all]").click();
            page.locator("#list [data-tab=clusters]").click();
            assertThat(page.locator("#list-body caption")).containsText("Grappes");
            page.locator("#list-body tbody th button").first().click();
            assertThat(page.locator("#detail .tag").first()).hasText("Grappe de mutualisation");
            assertThat(page.locator("#detail .figures")).containsText("seuil atteint");
            assertThat(page.locator("#sheet-open")).hasText("Préparer l’atelier (liste + carte)");
            visit.picture("journey-service-light-fr");

            page.locator("#top [data-do=share]").click();
            String link = page.locator("#share-link").inputValue();
            page.keyboard().press("Escape");
            page.locator("#top [data-do=export]").click();
            page.locator("#export-clusters").check();
            page.locator("#export-crs").selectOption("2154");
            assertThat(page.locator("#export-summary")).containsText("Lambert-93");
            Download file = page.waitForDownload(
                    () -> page.locator(".formats a[href*='clusters.shp.zip']").click());
            assertThat(file.suggestedFilename())
                    .matches("clusters-GENEVOIS-reference-\\d{4}-\\d\\d-\\d\\d\\.shp\\.zip");
            try (ZipFile zip = new ZipFile(file.path().toFile())) {
                assertThat(zip.stream().map(Object::toString))
                        .anyMatch(name -> name.endsWith(".shp"))
                        .anyMatch(name -> name.endsWith(".prj"))
                        .anyMatch(name -> name.endsWith("LISEZMOI.txt"));
            }

            String cluster = page.locator("#detail-title").textContent();
            try (Visit colleague = desktop()) {
                Page opened = colleague.open(link.substring(origin().length() + 1));
                assertThat(opened.locator("#detail-title")).hasText(cluster);
            }
        }
    }

    private static final String NEEDIEST = """
            SELECT zone.name FROM zone JOIN site ON site.zone_id = zone.id
            JOIN declaration ON declaration.site_id = site.id AND declaration.kind = 'need'
            LEFT JOIN (SELECT DISTINCT need_id FROM synergy
                       WHERE allocated > 0 AND last_run IS NULL AND scenario = 'reference') met
                ON met.need_id = declaration.id
            WHERE met.need_id IS NULL
            GROUP BY zone.id ORDER BY count(*) DESC, zone.name LIMIT 1
            """;
}
