package org.symbiozae.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.symbiozae.imports.rows.Row;

class XlsxTests {

    @TempDir
    Path folder;

    private Rows read(Consumer<Worksheet> fill) throws IOException {
        Path file = folder.resolve("sheet.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            fill.accept(workbook.newWorksheet("Établissements"));
            workbook.newWorksheet("Notes").value(0, 0, "not read");
        }
        return Rows.of("sheet.xlsx", file);
    }

    @Test
    void readsTheFirstSheetAsText() throws IOException {
        Rows rows = read(sheet -> {
            sheet.value(0, 0, "siret");
            sheet.value(0, 1, "longitude");
            sheet.value(0, 2, "declare_le");
            sheet.value(2, 0, 12345678901231L);
            sheet.value(2, 1, 6.25);
            sheet.value(2, 2, LocalDate.of(2026, 3, 31));
            sheet.style(2, 2).format("dd/mm/yyyy").set();
        });

        assertThat(rows.rows).singleElement().extracting(Row::line).isEqualTo(3);
        assertThat(rows.cells(0))
                .containsEntry("siret", "12345678901231")
                .containsEntry("longitude", "6.25")
                .containsEntry("declare_le", "2026-03-31");
        assertThat(rows.said("sheet"))
                .hasValueSatisfying(text -> assertThat(text).contains("Établissements"));
    }

    @Test
    void findsTheHeaderBelowATitle() throws IOException {
        Rows rows = read(sheet -> {
            sheet.value(0, 0, "Diagnostic 2023");
            sheet.value(2, 0, "code");
            sheet.value(2, 1, "nom");
            sheet.value(2, 2, "naf");
            sheet.value(3, 0, "E1");
            sheet.value(3, 1, "Un");
        });

        assertThat(rows.rows).singleElement().extracting(Row::line).isEqualTo(4);
        assertThat(rows.cells(0)).containsEntry("code", "E1");
        assertThat(rows.said("lines_above")).isPresent();
    }

    @Test
    void neverComputesAFormula() throws IOException {
        Rows rows = read(sheet -> {
            sheet.value(0, 0, "code");
            sheet.value(0, 1, "nom");
            sheet.value(1, 0, "E1");
            sheet.formula(1, 1, "WEBSERVICE(\"http://localhost/\")");
        });

        assertThat(rows.cells(0)).containsEntry("code", "E1").doesNotContainKey("nom");
    }
}
