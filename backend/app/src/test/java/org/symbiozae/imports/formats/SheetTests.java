package org.symbiozae.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.symbiozae.imports.rows.Unreadable;

/** Spreadsheets as people lay them out. */
class SheetTests {

    @TempDir
    Path folder;

    private Rows write(Consumer<Workbook> fill) throws IOException {
        Path file = folder.resolve("sheet.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            fill.accept(workbook);
        }
        return Rows.of("sheet.xlsx", file);
    }

    private Rows sheet(Consumer<Worksheet> fill) throws IOException {
        return write(workbook -> fill.accept(workbook.newWorksheet("Diagnostic")));
    }

    private static void line(Worksheet sheet, int row, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else {
                sheet.value(row, i, (String) cells[i]);
            }
        }
    }

    /** <pre>
     * code | Position
     *      | x | y
     * </pre> */
    @Test
    void namesColumnsBelowTheirGroups() throws IOException {
        Rows rows = sheet(sheet -> {
            line(sheet, 0, "code", "Position");
            sheet.range(0, 0, 1, 0).merge();
            sheet.range(0, 1, 0, 2).merge();
            line(sheet, 1, null, "x", "y");
            line(sheet, 2, "E1", 6.1, 46.2);
        });

        assertThat(rows.cells(0)).containsOnlyKeys("code", "x", "y").containsEntry("y", "46.2");
        assertThat(rows.rows).hasSize(1);
    }

    @Test
    void namesColumnsBelowTheirGroupsThoughTheOtherNamesAreNotMerged() throws IOException {
        Rows rows = sheet(sheet -> {
            line(sheet, 0, "code", "Position");
            sheet.range(0, 1, 0, 2).merge();
            line(sheet, 1, null, "x", "y");
            line(sheet, 2, "E1", 6.1, 46.2);
        });

        assertThat(rows.cells(0)).containsOnlyKeys("code", "x", "y");
    }

    /** The group row holds less than half of what the next one does. */
    @Test
    void takesInTheNamesThatStandBesideFewGroups() throws IOException {
        Rows rows = sheet(sheet -> {
            line(sheet, 0, "code", "Offre", null, null, "Besoin");
            sheet.range(0, 0, 1, 0).merge();
            sheet.range(0, 1, 0, 3).merge();
            sheet.range(0, 4, 0, 6).merge();
            line(sheet, 1, null, "ressource", "quantité", "unité", "ressource", "quantité", "unité");
            line(sheet, 2, "E1", "Palettes", 10, "t", "Cartons", 20, "kg");
        });

        assertThat(rows.cells(0))
                .containsEntry("code", "E1")
                .containsEntry("Offre quantité", "10")
                .containsEntry("Besoin quantité", "20");
        assertThat(rows.said("lines_above")).isEmpty();
    }

    @Test
    void takesARowBelowAWideNameForDataWhereAllColumnsHaveSome() throws IOException {
        Rows rows = sheet(sheet -> {
            line(sheet, 0, "code", "nom", null, "ville");
            sheet.range(0, 1, 0, 2).merge();
            line(sheet, 1, "E1", "Durand", "SARL", "Bonne");
            line(sheet, 2, "E2", "Petit", "SA", "Bonne");
        });

        assertThat(rows.rows).hasSize(2);
        assertThat(rows.cells(0)).containsEntry("nom", "Durand");
    }

    @Test
    void repeatsWhatAMergedCellSaysButNoAmount() throws IOException {
        Rows rows = sheet(sheet -> {
            line(sheet, 0, "etablissement", "ressource", "quantite");
            line(sheet, 1, "E1", "Palettes", 10);
            line(sheet, 2, null, "Cartons", null);
            line(sheet, 3, "E2", "Cartons", 5);
            sheet.range(1, 0, 2, 0).merge();
            sheet.range(1, 2, 2, 2).merge();
        });

        assertThat(rows.cells(1)).containsEntry("etablissement", "E1").doesNotContainKey("quantite");
        assertThat(rows.cells(2)).containsEntry("etablissement", "E2");
        assertThat(rows.said("cells_merged")).isPresent();
    }

    @Test
    void passesHiddenAndEmptySheets() throws IOException {
        Rows rows = write(workbook -> {
            Worksheet lists = workbook.newWorksheet("Listes");
            lists.value(0, 0, "oui");
            lists.setVisibilityState(VisibilityState.HIDDEN);
            workbook.newWorksheet("Feuil1");
            Worksheet filled = workbook.newWorksheet("Feuil2");
            line(filled, 0, "code", "nom");
            line(filled, 1, "E1", "Un");
            workbook.newWorksheet("Notes").value(0, 0, "not read");
        });

        assertThat(rows.cells(0)).containsEntry("code", "E1");
        assertThat(rows.said("layers_left_out"))
                .hasValueSatisfying(text -> assertThat(text).contains("Notes").doesNotContain("Listes"));
    }

    @Test
    void readsNumbersAsTheyAreShown() throws IOException {
        Rows rows = sheet(sheet -> {
            line(sheet, 0, "code", "taux", "somme", "revu_le");
            line(sheet, 1, "E1", 0.13, 0.1 + 0.2);
            sheet.style(1, 1).format("0%").set();
            sheet.formula(1, 3, "TODAY()");
            sheet.style(1, 3).format("dd/mm/yyyy").set();
        });

        assertThat(rows.cells(0)).containsEntry("taux", "13%").containsEntry("somme", "0.3");
    }

    /** A workbook of one sheet with the rows below a header of code, nom, revu_le. */
    private Rows raw(String namespace, String cells) throws IOException {
        Path file = folder.resolve("raw.xlsx");
        String office = namespace.contains("purl")
                ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String packaged = "http://schemas.openxmlformats.org/package/2006/";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            String main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='" + packaged + "content-types'><Override PartName='/xl/workbook.xml' ContentType='"
                            + main + "sheet.main+xml'/><Override PartName='/xl/worksheets/sheet1.xml' ContentType='"
                            + main + "worksheet+xml'/><Override PartName='/xl/styles.xml' ContentType='" + main
                            + "styles+xml'/></Types>");
            entry(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns='" + packaged + "relationships'><Relationship Id='r1' Type='" + office
                            + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
            entry(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='" + namespace + "' xmlns:r='" + office
                            + "'><sheets><sheet name='Feuil1' sheetId='1' r:id='r1'/></sheets></workbook>");
            entry(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns='" + packaged + "relationships'><Relationship Id='r1' Type='" + office
                            + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='" + office
                            + "/styles' Target='styles.xml'/></Relationships>");
            entry(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet xmlns='" + namespace
                            + "'><cellXfs count='2'><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>");
            entry(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns='" + namespace + "'><sheetData><row r='1'>" + text("A1", "code")
                            + text("B1", "nom") + text("C1", "revu_le") + "</row><row r='2'>" + text("A2", "E1") + cells
                            + "</row></sheetData></worksheet>");
        }
        return Rows.of("raw.xlsx", file);
    }

    private static String text(String cell, String text) {
        return "<c r='" + cell + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static final String PLAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    @Test
    void readsTheDateThatAFormulaCameTo() throws IOException {
        Rows rows = raw(PLAIN, text("B2", "Un") + "<c r='C2' s='1'><f>A9+30</f><v>45382</v></c>");

        assertThat(rows.cells(0)).containsEntry("revu_le", "2024-03-31");
    }

    @Test
    void refusesTheRowWhoseFormulaFailed() throws IOException {
        Rows rows = raw(PLAIN, "<c r='B2' t='e'><f>VLOOKUP(1,A1,1)</f><v>#N/A</v></c>");

        assertThat(rows.rows)
                .singleElement()
                .satisfies(row -> assertThat(row.fault().code()).isEqualTo("cell_error"));
    }

    @Test
    void saysHowToSaveDatesThatNoReaderKnows() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> raw(PLAIN, "<c r='C2' t='d'><v>2024-03-31T00:00:00</v></c>"))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("xlsx_broken"));
    }

    @Test
    void saysHowToSaveAStrictWorkbook() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> raw("http://purl.oclc.org/ooxml/spreadsheetml/main", ""))
                .satisfies(e -> assertThat(e.fault().hint()).contains("not as Strict Open XML"));
    }
}
