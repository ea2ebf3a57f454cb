package org.symbiozae.imports.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.symbiozae.machine.Home;

class WordingTests {

    /** What a sentence of a report looks like in a source: a string that begins it, three words or more. */
    private static final Pattern BEGINNING = Pattern.compile("\"([A-Z][a-z]*(?: [^\" ]+){2,}[^\"]*)\"");

    /** Where the code of a problem stands: first in what is unreadable, second in faults and refusals, named in SQL. */
    private static final Pattern CODE = Pattern.compile(
            "(?:Unreadable\\(\\s*|(?:Fault|Refused)\\(\\s*(?:\"\\w*\"|\\w+),\\s*)\"([a-z][a-z_]+)\"|'([a-z_]+)' AS code");

    private static final Pattern FIELD = Pattern.compile("\\.with\\(\\s*\"(\\w+)\"");

    /** Sentences for who called, who waits or who reads the log, not of a report. */
    private static final List<String> OTHERS = List.of(
            "import: ",
            "The import was",
            "An import of",
            "There is no kind",
            "Only facilitators",
            "Name a territory",
            "Give the mapping");

    private final Wording french = Wording.of(Locale.FRANCE);

    @Test
    void saysSentencesInFrenchWithWhatTheySayOfTheFile() {
        assertThat(french.of("Give a value in column “code”."))
                .isEqualTo("Donnez une valeur dans la colonne « code ».");
        assertThat(french.of("Closed establishments, passed over: 12."))
                .isEqualTo("Établissements fermés, passés : 12.");
    }

    @Test
    void leavesTheRestAsItIs() {
        assertThat(french.of("Nobody ever said this.")).isEqualTo("Nobody ever said this.");
        assertThat(Wording.of(Locale.ITALIAN).of("Write oui or non.")).isEqualTo("Write oui or non.");
    }

    @Test
    void knowsTheBeginningOfEverySentenceOfAReport() throws IOException {
        Path sources = Home.find().root().resolve("backend/app/src/main/java/org/symbiozae/imports");
        String known = Files.readString(
                Home.find().root().resolve("backend/app/src/main/resources/org/symbiozae/imports/words/fr.po"));
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> unknown = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(WordingTests::sentences)
                    .filter(sentence -> OTHERS.stream().noneMatch(sentence::startsWith))
                    .filter(sentence ->
                            !known.contains("msgid \"" + sentence.strip().replaceAll("%\\.0f.*", "")))
                    .toList();
            assertThat(unknown).isEmpty();
        }
    }

    /** The report's column of problems shows words: no code may lack them. */
    @Test
    void everyProblemHasItsWordsOnThePage() throws IOException {
        Path sources = Home.find().root().resolve("backend/app/src/main/java/org/symbiozae");
        String page = Files.readString(Home.find().root().resolve("web/src/main/resources/static/i18n/fr.json"));
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> codes = files.filter(file -> file.toString().matches(".*/(imports/.*|store/Intake.*)\\.java"))
                    .flatMap(file -> found(CODE, file))
                    .distinct()
                    .toList();
            assertThat(codes).contains("duplicate", "crs_missing", "geometry_invalid", "zones_overlap", "not_a_number");
            assertThat(codes).allSatisfy(code -> assertThat(page).contains("\"problem." + code + "\""));
        }
    }

    @Test
    void everyFieldHasItsWordsOnThePage() throws IOException {
        Path sources = Home.find().root().resolve("backend/app/src/main/java/org/symbiozae/imports/facts");
        String page = Files.readString(Home.find().root().resolve("web/src/main/resources/static/i18n/fr.json"));
        try (Stream<Path> files = Files.list(sources)) {
            List<String> fields =
                    files.flatMap(file -> found(FIELD, file)).distinct().toList();
            assertThat(fields).contains("code", "latlon", "resource");
            assertThat(fields).allSatisfy(field -> assertThat(page).contains("\"field." + field + "\""));
        }
    }

    /** What the pattern's first group that matched holds, wherever it stands in a file. */
    private static Stream<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1) == null ? match.group(2) : match.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> sentences(Path file) {
        try {
            return BEGINNING.matcher(Files.readString(file)).results().map(match -> match.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
