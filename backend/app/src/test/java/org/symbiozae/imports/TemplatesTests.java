package org.symbiozae.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class TemplatesTests extends ImportTest {

    private ImportReport take(Kind kind, Path file) {
        return imports.take(new ImportRequest(
                file.getFileName().toString(), file, kind, kind.owned() ? "200000001" : null, null, false, "test"));
    }

    @Test
    void everyExampleIsTakenAndTheSpreadsheetSaysTheSameAsTheTable() throws IOException {
        for (Kind kind : EnumSet.allOf(Kind.class)) {
            ImportReport table =
                    take(kind, Files.writeString(folder.resolve(kind.code() + ".csv"), Templates.csv(kind)));
            assertThat(table.refused()).as(kind.code()).isEmpty();
            assertThat(table.taken().created()).as(kind.code()).isEqualTo(1);

            ImportReport sheet = take(kind, Files.write(folder.resolve(kind.code() + ".xlsx"), Templates.xlsx(kind)));
            assertThat(sheet.refused()).as(kind.code()).isEmpty();
            assertThat(sheet.taken().unchanged()).as(sheet + "").isEqualTo(1);
        }
    }
}
