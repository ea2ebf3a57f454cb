package org.symbiozae.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.Unreadable;

class CsvTests {

    private static final String SHEET = "code;nom\r\nE1;Ébénisterie\r\n";

    @TempDir
    Path folder;

    private Rows read(String text, Charset charset) throws IOException {
        return Rows.of(folder, "sites.csv", text.getBytes(charset));
    }

    private Rows read(String text) throws IOException {
        return read(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE", "IBM850", "x-MacRoman"})
    void readsAccentsInEveryEncodingPeopleSave(String charset) throws IOException {
        Rows rows = read(SHEET, Charset.forName(charset));

        assertThat(rows.cells(0)).containsEntry("nom", "Ébénisterie");
        assertThat(rows.said("encoding")).isPresent();
    }

    @Test
    void keepsUtf8WhenOneOfManyLettersIsDamaged() throws IOException {
        byte[] text = ("code;nom\n" + "E1;Ébénisterie\n".repeat(10) + "E2;Caf_\n").getBytes(StandardCharsets.UTF_8);
        text[text.length - 2] = (byte) 0xE9;

        Rows rows = Rows.of(folder, "sites.csv", text);

        assertThat(rows.cells(0)).containsEntry("nom", "Ébénisterie");
        assertThat(rows.cells(10)).containsEntry("nom", "Caf\uFFFD");
        assertThat(rows.said("encoding"))
                .contains("Read as UTF-8, as 20 of its letters with accents are; 1 are not, perhaps windows-1252, and"
                        + " stand as “\uFFFD”.");
    }

    @Test
    void saysWhatElseATextOfTwoEncodingsCouldBe() throws IOException {
        byte[] text = "code;nom\nE1;Épine\nE2;Bois\nE3;_pine\n".getBytes(StandardCharsets.UTF_8);
        text[text.length - 6] = (byte) 0xC9;

        Rows rows = Rows.of(folder, "sites.csv", text);

        assertThat(rows.cells(2)).containsEntry("nom", "Épine");
        assertThat(rows.said("encoding"))
                .contains("Read as windows-1252, as UTF-8 does not fit 1 of its letters with accents; it would fit 1.");
    }

    @Test
    void leavesTheByteOrderMarkOutOfTheFirstColumn() throws IOException {
        assertThat(read("\uFEFF" + SHEET).cells(0)).containsEntry("code", "E1");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t", "|"})
    void findsTheSeparatorInTheHeader(String separator) throws IOException {
        Rows rows = read("code;nom;note\nE1;Un;\"a;b\"\n".replace(";", separator));

        assertThat(rows.cells(0)).containsEntry("note", "a" + separator + "b");
    }

    @Test
    void asksWhenTwoSeparatorsAreEquallyLikely() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> read("code;nom,note\n1;2,3\n"))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("separator_unclear"));
    }

    @Test
    void namesTheLineOfARowWhoseCellsHaveShifted() throws IOException {
        Rows rows = read("code;nom\n\"E1\";\"two\nlines\"\nE2;entrepôts; logistique\nE3;ok\n");

        assertThat(rows.rows).extracting(Row::line).containsExactly(2, 4, 5);
        assertThat(rows.rows.get(1).fault())
                .isNotNull()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("column_count"));
        assertThat(rows.rows.get(2).fault()).isNull();
    }

    @Test
    void refusesANulCharacterInItsRowOnly() throws IOException {
        Rows rows = read("code;nom\nE1;a\0b, a long enough name to be no binary file\nE2;ok\n");

        assertThat(rows.rows.get(0).fault())
                .isNotNull()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("nul_character"));
        assertThat(rows.rows.get(1).fault()).isNull();
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> read("code;nom;nom\n1;2;3\n"))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("column_twice"));
    }

    @Test
    void refusesAFileWithAQuoteThatNeverCloses() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> read("code;nom\nE1;\"never\n" + "x;y\n".repeat(2_000_000)))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("csv_broken"));
    }

    @Test
    void refusesAHeaderWithTooManyColumns() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> read("c;".repeat(100_000) + "\n"))
                .satisfies(e -> assertThat(e.fault().code()).isIn("csv_broken", "column_twice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Diagnostic 2023, zone des Prés\nSource : CCI\n\n",
                "Établissement;;;Place\n",
                "sep=;\n",
                "\n\n",
            })
    void findsTheHeaderBelowTitles(String above) throws IOException {
        Rows rows = read(above + "code;nom;effectif;x;y\nE1;Un;3;6,17;49,11\nE2;Deux;4;6,18;49,12\n");

        assertThat(rows.cells(0)).containsEntry("code", "E1").containsEntry("x", "6,17");
        assertThat(rows.rows).hasSize(2);
    }

    @Test
    void saysHowManyLinesItLeftOutAboveTheHeader() throws IOException {
        assertThat(read("Liste\n\ncode;nom;x\n1;a;2\n").said("lines_above"))
                .contains("Lines above the one that names the columns, left out: 1.");
        assertThat(read(SHEET).said("lines_above")).isEmpty();
    }

    @Test
    void passesOverLinesOfSeparatorsAlone() throws IOException {
        assertThat(read(SHEET + ";\n;\n").rows).hasSize(1);
    }

    @Test
    void keepsCommasOfOutlinesApartFromSeparators() throws IOException {
        Rows rows = read("code;wkt\n1;POLYGON ((0 0, 1 0, 1 1, 0 0))\n2;POLYGON ((0 0, 2 0, 2 2, 0 0))\n");

        assertThat(rows.cells(1)).containsEntry("code", "2");
    }

    @Test
    void takesARowWithSeparatorsBeyondItsColumns() throws IOException {
        Rows rows = read("code;nom\n1;a;;;\n2;b;c\n");

        assertThat(rows.cells(0)).containsEntry("nom", "a");
        assertThat(rows.rows.get(0).fault()).isNull();
        assertThat(rows.rows.get(1).fault()).isNotNull();
    }

    /** Copied from a web page or another sheet, they make two codes of one. */
    @Test
    void leavesOutBlanksThatNobodySees() throws IOException {
        Rows rows = read("code;nom\n\u00A0E1\u200B;\uFEFFa\u202F\nE2;\u00A0\n");

        assertThat(rows.cells(0)).containsEntry("code", "E1").containsEntry("nom", "a");
        assertThat(rows.cells(1)).doesNotContainKey("nom");
    }
}
