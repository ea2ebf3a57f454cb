package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What leaves the screen: printed pages, sheets for a workshop, the image of the map. */
class PaperTests extends BrowserTest {

    private static final int A3_WIDTH_PT = 1191;
    private static final int A4_WIDTH_PT = 841;
    private static final Pattern PAGE_BOX = Pattern.compile("/MediaBox \\[0 0 ([\\d.]+) ([\\d.]+)]");

    @Test
    void thePrintedPageSaysWhatItShowsWhateverTheTheme() {
        try (Visit visit = desktop()) {
            Page page = visit.open(
                    JOURDIES + "&theme=dark&cat=flux&score=30&liste=synergies&sel=zone:" + zone("ZAE des Jourdies"));
            assertThat(page.locator("#list-body tbody tr").first()).isVisible();
            assertThat(page.locator("#detail-title")).isVisible();
            page.waitForFunction("() => performance.getEntriesByName('map-settled').length > 0");
            String pdf = printed(page, "map");
            assertThat(PAGE_BOX.matcher(pdf).results().map(PaperTests::orientation))
                    .as("pages of the map, the panel and the list")
                    .hasSizeGreaterThanOrEqualTo(3)
                    .containsOnly("landscape");
            page.evaluate("dispatchEvent(new Event('beforeprint'))");
            Locator paper = page.locator("#paper");
            assertThat(paper.locator("h1")).containsText("ZAE des Jourdies");
            assertThat(paper.locator(".facts")).containsText("Flux · Score ≥ 30");
            assertThat(paper.locator(".facts")).containsText("Référence");
            assertThat(paper.locator(".facts")).containsText(page.url());
            assertThat(paper.locator(".paper-legend")).containsText("Fluides");
            assertThat(paper.locator(".paper-list tbody tr").first()).hasCount(1);
            assertThat(paper.locator("form, button, [id]")).hasCount(0);
            assertThat(inked(page, "#paper canvas"))
                    .as("pixels that are not ground")
                    .isGreaterThan(5000);
            page.evaluate("dispatchEvent(new Event('afterprint'))");
            assertThat(paper).hasCount(0);
        }
    }

    @Test
    void theMapIsPrintedOnA3WhenAskedForAndOnA4TheNextTime() {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS);
            page.waitForFunction("() => performance.getEntriesByName('map-settled').length > 0");
            page.evaluate("window.print = () => {}");
            page.locator("#top [data-do=export]").click();
            page.locator("#export-print-a3").click();
            assertThat(widths(printed(page, "map-a3"))).containsExactly(A3_WIDTH_PT);
            assertThat(widths(printed(page, "map-a4"))).containsExactly(A4_WIDTH_PT);
        }
    }

    @Test
    void aZoneHasASheetForAWorkshopWithItsOwnAddress() {
        try (Visit visit = desktop()) {
            Page page = visit.open(JOURDIES + "&sel=zone:" + zone("ZAE des Jourdies"));
            page.locator("#sheet-open").click();
            assertThat(page.locator("#sheet h2")).hasText("ZAE des Jourdies");
            assertThat(page.locator("#sheet .workshop tbody tr")).hasCount(8);
            assertThat(page.url()).contains("fiche=1");
            assertThat(inked(page, "#sheet canvas")).isGreaterThan(2000);
            visit.picture("sheet-zone-light-fr");
            assertThat(PAGE_BOX.matcher(printed(page, "zone")).results().map(PaperTests::orientation))
                    .hasSizeBetween(2, 3)
                    .containsOnly("portrait");
            page.keyboard().press("Escape");
            assertThat(page.locator("#sheet")).hasCount(0);
            assertThat(page.locator("#sheet-open")).isFocused();
        }
    }

    @Test
    void aSynergyAndAClusterHaveSheetsOnAPhoneToo() {
        try (Visit visit = phone()) {
            Page page = visit.open("?v=1&lang=en&fiche=1&sel=synergy:" + synergy("Villaverde", "STRH"));
            assertThat(page.locator("#sheet .workshop")).containsText("Who carries it");
            assertThat(page.locator("#sheet .workshop tbody tr").first()).containsText("Villaverde");
            double width = ((Number) page.evaluate("document.documentElement.scrollWidth")).doubleValue();
            assertThat(width).isLessThanOrEqualTo(390);
            visit.picture("sheet-synergy-phone-light-en");

            long cluster =
                    number("SELECT id FROM cluster WHERE last_run IS NULL AND scenario = 'reference' ORDER BY id");
            visit.open("?v=1&theme=dark&sel=cluster:" + cluster);
            page.locator("#sheet-open").click();
            int members = (int) number("SELECT members FROM cluster WHERE id = ?", cluster);
            assertThat(page.locator("#sheet .workshop")).containsText("Qui porte le contrat");
            assertThat(page.locator("#sheet .workshop tbody tr").count()).isGreaterThanOrEqualTo(members);
            visit.picture("sheet-cluster-phone-dark-fr");
        }
    }

    @Test
    void theMapIsSavedAsAnImageThatNamesTerritoryScenarioAndDay() throws Exception {
        try (Visit visit = desktop()) {
            Page page = visit.open(GENEVOIS + "&cat=services");
            page.waitForFunction("() => performance.getEntriesByName('map-settled').length > 0");
            page.locator("#top [data-do=export]").click();
            Download file =
                    page.waitForDownload(() -> page.locator("#export-image").click());
            assertThat(file.suggestedFilename())
                    .matches("symbiozae-genevois-francais-.*-reference-\\d{4}-\\d\\d-\\d\\d\\.png");
            BufferedImage image = ImageIO.read(file.path().toFile());
            assertThat(image.getWidth()).isGreaterThan(2000);
            long services = IntStream.range(0, image.getWidth() * image.getHeight())
                    .filter(at -> (image.getRGB(at % image.getWidth(), at / image.getWidth()) & 0xffffff) == 0xc062d6)
                    .count();
            assertThat(services).as("pixels in the colour of services").isGreaterThan(1000);
        }
    }

    private static String printed(Page page, String name) {
        byte[] pdf = page.pdf(new Page.PdfOptions()
                .setPreferCSSPageSize(true)
                .setPath(Path.of("target/screenshots/print-" + name + ".pdf")));
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }

    private static List<Integer> widths(String pdf) {
        return PAGE_BOX.matcher(pdf)
                .results()
                .map(box -> (int) Double.parseDouble(box.group(1)))
                .toList();
    }

    private static String orientation(MatchResult box) {
        return Double.parseDouble(box.group(1)) > Double.parseDouble(box.group(2)) ? "landscape" : "portrait";
    }

    /** Pixels of a canvas that differ from its first one. */
    private static int inked(Page page, String canvas) {
        return ((Number) page.evaluate("""
                selector => {
                  const canvas = document.querySelector(selector);
                  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
                  copy.drawImage(canvas, 0, 0);
                  const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
                  return pixels.reduce((inked, pixel) => inked + (pixel !== pixels[0]), 0);
                }""", canvas)).intValue();
    }
}
