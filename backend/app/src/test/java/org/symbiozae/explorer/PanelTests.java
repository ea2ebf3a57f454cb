package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PanelTests extends BrowserTest {

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
            assertThat(parts.stream().mapToLong(PanelTests::tenths).sum()).isEqualTo(total);
            assertThat(page.locator("#changes")).containsText("parmi les offres de ce besoin");
            assertThat(page.locator("#changes li")).not().hasCount(0);
            visit.picture("synergy-light-fr");

            page.locator("#decision select[name=status]").selectOption("operational");
            page.locator("#decision input[name=proof]").fill("Premier enlèvement de palettes");
            page.locator("#decision [type=submit]").click();
            assertThat(page.locator(".history")).containsText("Premier enlèvement de palettes");
        }
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
            assertThat(page.locator("#margin")).containsText("seuil");
            assertThat(page.locator("#splits tbody tr")).hasCount(members);
            visit.picture("cluster-light-fr");
        }
    }

    @Test
    void missingEquipmentIsProposedAtItsBestPlaceAndLeadsToWhomItServes() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS + "&liste=proposals&suivre=0");
            page.locator("#list-body th button").first().click();
            assertThat(page.locator("#detail .tag").first()).hasText("Équipement à partager");
            assertThat(page.locator("#detail .leads")).hasCount(2);
            visit.picture("proposal-light-fr");
            page.locator("#detail .leads button").first().click();
            assertThat(page.locator("#detail .tag").first()).hasText("Établissement");
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
    void aFileIsTriedBeforeItIsImportedAndItsBadRowsAreNamed() throws Exception {
        long sites = number("SELECT count(*) FROM site");
        Path file = Files.createTempFile("sites", ".csv");
        Files.writeString(file, "code;name;lon;lat\nT1;Invented;6.38;46.06\nT2;Swapped;1000;46\n");
        try (Visit visit = desktop()) {
            Page page = visit.open(JOURDIES);
            page.locator("#top [data-do=import]").click();
            page.locator("#import-file").setInputFiles(file);
            page.locator("#import-try").click();
            assertThat(page.locator("#import-report")).containsText("1 créé");
            assertThat(page.locator("#import-report tbody tr")).hasCount(1);
            assertThat(page.locator("#import-report tbody tr")).containsText("1000");
            assertThat(page.locator("#import-store")).isVisible();
            visit.picture("import-light-fr");
        } finally {
            Files.delete(file);
        }
        assertThat(number("SELECT count(*) FROM site"))
                .as("a trial stores nothing")
                .isEqualTo(sites);
    }

    private static long tenths(String kilometres) {
        return Math.round(10 * Double.parseDouble(kilometres.strip().replace(',', '.')));
    }
}
