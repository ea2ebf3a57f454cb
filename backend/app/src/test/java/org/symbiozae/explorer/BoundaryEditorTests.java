package org.symbiozae.explorer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A facilitator draws a zone's boundary anew. */
class BoundaryEditorTests extends BrowserTest {

    private static final String VALID = "Contour valable";

    @Test
    void aVertexIsDraggedUndoneRedoneAndSaved() {
        long zone = zone("ZI de la Balme");
        try (Visit visit = desktop()) {
            Page page = edit(visit, zone);
            assertThat(page.locator("#boundary tbody tr")).hasCount(11);
            Locator longitude = page.locator("#vertex-0-0\\.0\\.0");
            String before = longitude.inputValue();
            visit.picture("boundary-light-fr");

            drag(page, page.locator(".vertex:not(.middle)").first(), 14, 9);
            assertThat(longitude).not().hasValue(before);
            String after = longitude.inputValue();
            page.keyboard().press("Control+z");
            assertThat(longitude).hasValue(before);
            page.locator("#boundary-redo").click();
            assertThat(longitude).hasValue(after);

            page.locator("#boundary-save").click();
            assertThat(page.locator("#boundary")).hasCount(0);
            assertThat(page.locator("#live")).hasText("Contour enregistré");
            assertThat(page.locator("#detail-title")).hasText("ZI de la Balme");
        }
        assertThat(number("SELECT version FROM zone WHERE id = ?", zone)).isEqualTo(1);
    }

    @Test
    void aVertexIsPulledOutOfAnEdgeAndRemovedWithTheKeyboard() {
        try (Visit visit = desktop()) {
            Page page = edit(visit, zone("ZAE des Chars"));
            Locator rows = page.locator("#boundary tbody tr");
            assertThat(rows).hasCount(10);
            drag(page, page.locator(".vertex.middle").first(), 10, -10);
            assertThat(rows).hasCount(11);
            page.locator(".vertex:not(.middle)").first().click();
            assertThat(page.locator("#boundary .chosen")).hasCount(1);
            page.keyboard().press("Delete");
            assertThat(rows).hasCount(10);
            page.locator("#boundary-leave").click();
            assertThat(page.locator("#notice")).containsText("abandonnées");
            page.locator("#notice [data-act]").click();
            assertThat(rows).hasCount(10);
            assertThat(page.locator("#boundary-undo")).not().hasAttribute("aria-disabled", "true");
        }
    }

    @Test
    void theTableDrawsWithoutAPointerAndACrossingIsNamedAndNotSaved() {
        long zone = zone("ZI des Dragiez");
        try (Visit visit = desktop()) {
            Page page = edit(visit, zone);
            Locator longitude = page.locator("#vertex-0-0\\.0\\.0");
            double before = Double.parseDouble(longitude.inputValue());
            longitude.fill(String.valueOf(before - 0.02));
            longitude.press("Tab");
            assertThat(page.locator("#boundary-state")).containsText(Pattern.compile("se croise .* à 6\\.\\d{5}"));
            visit.picture("boundary-crossing-light-fr");
            page.locator("#boundary-save").click();
            assertThat(page.locator("#boundary-state")).containsText("se croise");
            page.locator("#boundary-undo").click();
            assertThat(page.locator("#boundary-state")).hasText(VALID);
        }
        assertThat(number("SELECT version FROM zone WHERE id = ?", zone)).isZero();
    }

    @Test
    void groundOfTheNeighbourIsNamedBeforeAnythingIsSent() {
        long zone = zone("ZAE des Rocailles");
        change("""
                UPDATE zone SET boundary = (SELECT ST_Multi(ST_Translate(boundary, 0.006, 0)) FROM zone WHERE id = ?)
                WHERE name = 'ZAE de l''Éculaz'""", zone);
        try (Visit visit = desktop()) {
            Page page = edit(visit, zone);
            Locator longitude = page.locator("#vertex-0-0\\.0\\.0");
            assertThat(page.locator("#boundary-state")).hasText(VALID);
            long east = number("""
                    SELECT (path[3] - 1) FROM zone, ST_DumpPoints(boundary) WHERE zone.id = ?
                    ORDER BY ST_X(geom) DESC LIMIT 1""", zone);
            longitude = page.locator("#vertex-0-0\\.0\\." + east);
            longitude.fill(String.valueOf(Double.parseDouble(longitude.inputValue()) + 0.004));
            longitude.press("Tab");
            assertThat(page.locator("#boundary-state")).containsText("empiète sur « ZAE de l'Éculaz »");
        }
    }

    @Test
    void aColleaguesChangeIsNotOverwrittenAndBothDrawingsAreKept() {
        long zone = zone("ZI de Findrol");
        try (Visit visit = desktop()) {
            visit.expect(409);
            Page page = edit(visit, zone);
            drag(page, page.locator(".vertex:not(.middle)").first(), 12, 12);
            String mine = page.locator("#vertex-0-0\\.0\\.0").inputValue();
            change(
                    "UPDATE zone SET boundary = ST_Translate(boundary, 0.001, 0), version = version + 1 WHERE id = ?",
                    zone);
            String theirs = "SELECT ST_AsText(boundary) FROM zone WHERE id = ?";
            String stored = text(theirs, zone);

            page.locator("#boundary-save").click();
            assertThat(page.locator("#boundary-conflict tbody tr")).hasCount(2);
            assertThat(text(theirs, zone)).isEqualTo(stored);
            visit.picture("boundary-conflict-light-fr");

            page.locator("#boundary-take-theirs").click();
            assertThat(page.locator("#vertex-0-0\\.0\\.0")).not().hasValue(mine);
            page.locator("#boundary-undo").click();
            assertThat(page.locator("#vertex-0-0\\.0\\.0")).hasValue(mine);
            page.locator("#boundary-save").click();
            assertThat(page.locator("#boundary")).hasCount(0);
        }
        assertThat(number("SELECT version FROM zone WHERE id = ?", zone)).isEqualTo(2);
    }

    @Test
    void anUnsavedDrawingIsFoundAgainAfterTheTabWasClosed() {
        long zone = zone("ZAE de Nangy");
        try (Visit visit = phone()) {
            Page page = edit(visit, zone);
            page.locator("#vertex-drop-0\\.0\\.2").click();
            assertThat(page.locator("#boundary tbody tr")).hasCount(10);
            visit.picture("boundary-phone-light-fr");
            page = edit(visit, zone);
            assertThat(page.locator("#boundary tbody tr")).hasCount(10);
            assertThat(page.locator("#boundary .notice")).containsText("repris");
            page.locator("#boundary-undo").click();
            assertThat(page.locator("#boundary tbody tr")).hasCount(11);
        }
    }

    @Test
    void aVertexDraggedNearANeighboursVertexIsPutOnIt() {
        long zone = zone("ZAE de Marclaz");
        long neighbour = zone("ZI de Vongy");
        change("""
                UPDATE zone SET boundary = moved.boundary FROM (
                    SELECT ST_Translate(boundary, ST_XMax(boundary) - ST_XMin(boundary) + 0.0006, 0) AS boundary
                    FROM zone WHERE id = ?) moved
                WHERE zone.id = ?""", zone, neighbour);
        String ends = "SELECT (path[3] - 1) FROM zone, ST_DumpPoints(boundary) WHERE zone.id = ? ORDER BY ST_X(geom) ";
        long east = number(ends + "DESC", zone);
        long west = number(ends, zone);
        String point = "SELECT round(ST_%1$s(geom)::numeric, 6)::float8::text FROM zone, ST_DumpPoints(boundary)"
                + " WHERE zone.id = ? AND path[3] = ?";
        String longitude = text(point.formatted("X"), neighbour, west + 1);
        String latitude = text(point.formatted("Y"), neighbour, west + 1);
        try (Visit visit = desktop()) {
            Page page = edit(visit, zone);
            Locator grips = page.locator(".vertex:not(.middle)");
            BoundingBox from = grips.nth((int) east).boundingBox();
            BoundingBox other = grips.nth((int) west).boundingBox();
            double pixels = (from.x - other.x) / (value(page, 0, east) - value(page, 0, west));
            double right = (Double.parseDouble(longitude) - value(page, 0, east)) * pixels;
            drag(page, grips.nth((int) east), right - 5, other.y - from.y + 4);
            assertThat(page.locator("#vertex-0-0\\.0\\." + east)).hasValue(longitude);
            assertThat(page.locator("#vertex-1-0\\.0\\." + east)).hasValue(latitude);
        }
    }

    @Test
    void withoutNetworkTheDrawingIsKeptAndSavedLater() {
        long zone = zone("ZAE des Bracots");
        try (Visit visit = desktop()) {
            Page page = edit(visit, zone);
            page.locator("#vertex-drop-0\\.0\\.2").click();
            visit.offline(true);
            page.locator("#boundary-save").click();
            assertThat(page.locator("#boundary-state")).containsText("conservé sur cet appareil");
            visit.offline(false);
            page.locator("#boundary-save").click();
            assertThat(page.locator("#boundary")).hasCount(0);
        }
        assertThat(number("SELECT ST_NPoints(boundary) FROM zone WHERE id = ?", zone))
                .isEqualTo(13);
    }

    @Test
    void aBoundaryIsTakenFromAFileAndAFileWithoutOneIsNamed() {
        String square = """
                {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":
                 [[[6.50,46.30],[6.51,46.30],[6.51,46.31],[6.50,46.31],[6.50,46.30]]]}}""";
        try (Visit visit = desktop()) {
            Page page = edit(visit, zone("ZAE de Planbois"));
            page.locator("#boundary-file").setInputFiles(file("notes.json", "{\"type\":\"Point\"}"));
            assertThat(page.locator("#boundary-state")).containsText("notes.json");
            page.locator("#boundary-file").setInputFiles(file("contour.geojson", square));
            assertThat(page.locator("#boundary tbody tr")).hasCount(4);
            assertThat(page.locator("#boundary-state")).hasText(VALID);
            page.locator("#boundary-undo").click();
            assertThat(page.locator("#boundary tbody tr")).hasCount(14);
        }
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void thePublicDrawsNothing() {
        try (Visit visit = desktop()) {
            visit.page().setExtraHTTPHeaders(Map.of("symbiozae-viewer", "public"));
            Page page = visit.open("?v=1&sel=zone:" + zone("ZI d'Amphion"));
            assertThat(page.locator("#detail-title")).hasText("ZI d'Amphion");
            assertThat(page.locator("#boundary-edit")).hasCount(0);
        }
    }

    private static double value(Page page, int axis, long vertex) {
        return Double.parseDouble(
                page.locator("#vertex-" + axis + "-0\\.0\\." + vertex).inputValue());
    }

    private static Page edit(Visit visit, long zone) {
        Page page = visit.open("?v=1&sel=zone:" + zone);
        page.locator("#boundary-edit").click();
        page.locator("#boundary tbody tr").first().waitFor();
        return page;
    }

    @Test
    void aSaveWhoseAnswerWasLostIsNoConflict() {
        long zone = zone("ZI de Vongy");
        try (Visit visit = desktop()) {
            Page page = edit(visit, zone);
            drag(page, page.locator(".vertex:not(.middle)").first(), 12, 8);
            visit.losingAnswers("**/api/zones/" + zone);
            page.locator("#boundary-save").click();
            assertThat(page.locator("#boundary-state")).containsText("n’a pas pu être enregistré");
            visit.hearing("**/api/zones/" + zone);
            visit.expect(409);
            page.locator("#boundary-save").click();
            assertThat(page.locator("#boundary")).hasCount(0);
            assertThat(page.locator("#boundary-conflict")).hasCount(0);
        }
        assertThat(number("SELECT version FROM zone WHERE id = ?", zone)).isEqualTo(1);
    }

    @Test
    void choosingSomethingElseGivesTheDrawingUpAndOffersItAgain() {
        long zone = zone("ZI d'Amphion");
        try (Visit visit = desktop()) {
            Page page = edit(visit, zone);
            drag(page, page.locator(".vertex:not(.middle)").first(), 12, 8);
            page.locator("#search-field").fill("jourdies");
            page.locator("#search-field").press("Enter");
            assertThat(page.locator("#boundary")).hasCount(0);
            assertThat(page.locator("#detail-title")).hasText("ZAE des Jourdies");
            page.locator("#notice [data-act]").click();
            assertThat(page.locator("#boundary-title")).hasText("ZI d'Amphion");
            assertThat(page.locator("#boundary-undo")).not().hasAttribute("aria-disabled", "true");
        }
    }

    @Test
    void aZoneOutOfSightIsShownBeforeItIsDrawn() {
        try (Visit visit = desktop()) {
            Page page = visit.open(JOURDIES + "&sel=zone:" + zone("ZI d'Amphion"));
            page.locator("#boundary-edit").click();
            assertThat(page.locator(".vertex").first()).isVisible();
        }
    }

    private static void drag(Page page, Locator grip, double right, double down) {
        BoundingBox box = grip.boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + right / 2, y + down / 2);
        page.mouse().move(x + right, y + down);
        page.mouse().up();
    }
}
