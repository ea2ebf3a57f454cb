package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a facilitator does with a file in the explorer; all companies are invented. */
class ImportPageTests extends BrowserTest {

    @TempDir
    private Path folder;

    private Page choose(Visit visit, String name, String text) throws IOException {
        Page page = visit.open(JOURDIES);
        page.locator("#top [data-do=import]").click();
        page.locator("#import-file").setInputFiles(Files.writeString(folder.resolve(name), text));
        return page;
    }

    @Test
    void aTrialShowsItsRowsOnAMapAndHandsTheRefusedOnesBack() throws Exception {
        try (Visit visit = desktop()) {
            Page page = choose(visit, "sites.csv", "code;nom;lon;lat;note\nT1;Un;6.38;46.06;a\nT2;Deux;ici;46.06;b\n");
            page.locator("#import-try").click();
            assertThat(page.locator("#import-map path.leaflet-interactive")).hasCount(1);
            assertThat(page.locator("#import-report tbody tr")).containsText("Écrivez un nombre");
            assertThat(page.locator("#import-report tbody tr")).containsText("pas un nombre");
            Download file =
                    page.waitForDownload(() -> page.locator("#import-refused").click());
            assertThat(Files.readString(file.path()))
                    .contains("T2;Deux;ici;46.06;b;3;")
                    .doesNotContain("T1");
            visit.picture("import-map-light-fr");
        }
    }

    @Test
    void aMappingIsKeptAndFoundAgainByTheHeader() throws Exception {
        String table = "repère;appellation commerciale;est;nord\nT1;Un;6.38;46.06\n";
        try (Visit visit = desktop()) {
            Page page = choose(visit, "local.csv", table);
            page.locator("select[data-column='repère']").selectOption("code");
            page.locator("select[data-column='appellation commerciale']").selectOption("name");
            page.locator("select[data-column=est]").selectOption("longitude");
            page.locator("select[data-column=nord]").selectOption("latitude");
            page.locator("#import-save-name").fill("Fichier du pôle");
            page.locator("#import-save").click();
            assertThat(page.locator("#import-saved-note")).containsText("« Fichier du pôle » enregistrée");
        }
        try (Visit visit = desktop()) {
            Page page = choose(visit, "again.csv", table);
            assertThat(page.locator("#import-saved-note")).containsText("En-tête reconnu");
            assertThat(page.locator("select[data-column=nord]")).hasValue("latitude");
            page.locator("#import-try").click();
            assertThat(page.locator("#import-report")).containsText("1 créé");
        }
        assertThat(number("DELETE FROM import_mapping RETURNING (SELECT count(*) FROM import_mapping)"))
                .isEqualTo(1);
    }

    @Test
    void aPastImportIsTakenBackFromTheList() throws Exception {
        long sites = number("SELECT count(*) FROM site");
        try (Visit visit = desktop()) {
            Page page = choose(visit, "venus.csv", "code;nom;lon;lat\nPASSE1;Un;6.38;46.06\n");
            page.locator("#import-try").click();
            page.locator("#import-store").click();
            assertThat(page.locator("#import-report")).containsText("Import terminé");
            page.locator("#import-past summary").click();
            assertThat(page.locator("#import-past tbody tr").first()).containsText("venus.csv");
            visit.picture("import-past-light-fr");
            page.locator("#import-past [data-undo]").first().click();
            assertThat(page.locator("#import-report")).containsText("Import annulé");
            page.locator("#import-past summary").click();
            assertThat(page.locator("#import-past tbody tr").first()).containsText("annulé le");
        }
        assertThat(number("SELECT count(*) FROM site")).isEqualTo(sites);
    }

    @Test
    void aLargeFileSaysHowFarItIsAndIsStopped() throws Exception {
        long sites = number("SELECT count(*) FROM site");
        StringBuilder many = new StringBuilder("code;nom;lon;lat\n");
        for (int i = 0; i < 300_000; i++) {
            many.append("N").append(i).append(";Inventé ").append(i).append(";6.38;46.06\n");
        }
        try (Visit visit = desktop()) {
            visit.expect(409);
            Page page = choose(visit, "many.csv", many.toString());
            page.locator("#import-try").click();
            assertThat(page.locator("#import-report")).containsText(Pattern.compile("[1-9]\\d*\\s?%.*[1-9]"));
            page.locator("#import-cancel").click();
            assertThat(page.locator("#import-report")).containsText("Import arrêté");
            assertThat(page.locator("#import-try")).isEnabled();
        }
        assertThat(number("SELECT count(*) FROM site")).isEqualTo(sites);
    }

    @Test
    void coordinatesOfAnotherSystemAndSwappedOnesAreMendedAtOnePress() throws Exception {
        String place = "ST_Transform(ST_SetSRID(ST_MakePoint(6.38, 46.06), 4326), 2154)";
        long x = number("SELECT ST_X(" + place + ")::bigint");
        long y = number("SELECT ST_Y(" + place + ")::bigint");
        try (Visit visit = desktop()) {
            Page page = choose(visit, "sites.csv", "code;nom;longitude;latitude\nT1;Un;" + x + ";" + y + "\n");
            page.locator("#import-try").click();
            page.locator("[data-fix-crs='EPSG:2154']").click();
            assertThat(page.locator("#import-report")).containsText("1 créé");
        }
        try (Visit visit = desktop()) {
            Page page = choose(visit, "sites.csv", "code;nom;longitude;latitude\nT1;Un;46.06;6.38\n");
            page.locator("#import-try").click();
            page.locator("[data-fix-swap]").click();
            assertThat(page.locator("#import-report")).containsText("1 créé");
        }
    }

    @Test
    void whatToDoAboutARefusedRowIsReadOnAPhone() throws Exception {
        try (Visit visit = phone()) {
            Page page = visit.open(JOURDIES);
            page.locator("#menu").click();
            page.locator("[data-do=import]:visible").first().click();
            page.locator("#import-file")
                    .setInputFiles(Files.writeString(
                            folder.resolve("sites.csv"), "code;nom;lon;lat\nT1;Un;6.38;46.06\nT2;Deux;ici;46.06\n"));
            page.locator("#import-try").click();
            assertThat(page.locator("#import-report tbody tr")).containsText("Écrivez un nombre");
            assertThat(page.locator("#import-report").evaluate("report => report.scrollWidth - report.clientWidth"))
                    .isEqualTo(0);
            visit.picture("import-report-phone-fr");
        }
    }

    @Test
    void theTrialRunsWhenItIsPressedRightAfterALayerWasTyped() throws Exception {
        try (Visit visit = desktop()) {
            Page page = choose(visit, "sites.csv", "code;nom;lon;lat\nT1;Un;6.38;46.06\n");
            assertThat(page.locator("select[data-column=lat]")).hasValue("latitude");
            page.locator("[name=layer]").fill("Feuille 1");
            page.locator("#import-try").click();
            assertThat(page.locator("#import-report")).containsText("1 créé");
        }
    }

    @Test
    void oneOfSeveralFilesOfAZipIsChosenAtOnePress() throws Exception {
        Path zip = folder.resolve("deux.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : new String[] {"Nord", "Sud"}) {
                out.putNextEntry(new ZipEntry("Export 2026/" + name + ".csv"));
                out.write(("code;nom;lon;lat\n" + name + ";Un;6.38;46.06\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        try (Visit visit = desktop()) {
            visit.expect(422);
            Page page = visit.open(JOURDIES);
            page.locator("#top [data-do=import]").click();
            page.locator("#import-file").setInputFiles(zip);
            page.locator("#import-try").click();
            assertThat(page.locator("[data-fix-layer]")).hasCount(2);
            assertThat(page.locator("#import-report")).not().containsText("Nothing");
            page.locator("[data-fix-layer*=sud]").click();
            assertThat(page.locator("#import-report")).containsText("1 créé");
            assertThat(page.locator("[name=layer]")).hasValue("export 2026/sud.csv");
        }
    }

    @Test
    void aMissingReferenceSystemIsAskedForAndTheLikeliestTakenAtOnePress() throws Exception {
        try (Visit visit = desktop()) {
            visit.expect(422);
            Page page = choose(visit, "sites.csv", "code;nom;x;y\nT1;Un;6.38;46.06\n");
            page.locator("#import-try").click();
            assertThat(page.locator("#import-report")).containsText("Dites le système de coordonnées");
            visit.picture("import-crs-asked-light-fr");
            page.locator("[data-fix-crs='EPSG:4326']").click();
            assertThat(page.locator("#import-report")).containsText("1 créé");
        }
    }
}
