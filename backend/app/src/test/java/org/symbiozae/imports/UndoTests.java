package org.symbiozae.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.symbiozae.domain.Problem;
import org.symbiozae.imports.ImportRequest.Gone;
import org.symbiozae.imports.ImportRequest.Options;
import org.symbiozae.store.Intake;

/** An import taken back leaves what was there before it, to the last digit. */
class UndoTests extends ImportTest {

    private static final String ZONE = "%s;%s;POLYGON ((%3$s 49, %4$s 49, %4$s 49.0123456789, %3$s 49.1, %3$s 49))\n";
    private static final String ZONES =
            "code;nom;wkt\n" + ZONE.formatted("Z1", "Une", "6.1", "6.2") + ZONE.formatted("Z2", "Deux", "6.3", "6.4");
    private static final String SITES = "code;nom;longitude;latitude\nE1;Un;6.15;49.005\nE2;Deux;6.35;49.005\n";

    @Autowired
    private Intake intake;

    @BeforeEach
    void territory() throws IOException {
        jdbc.sql("""
                INSERT INTO territory (code, name, boundary)
                VALUES ('T', 'Inventé', ST_Multi(ST_MakeEnvelope(5.9, 48.9, 6.5, 49.3, 4326)))
                """).update();
        take(Kind.ZONES, ZONES);
        take(Kind.SITES, SITES);
    }

    private long take(Kind kind, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("upload"), text);
        ImportReport report = imports.take(new ImportRequest(
                "file.csv",
                file,
                kind,
                null,
                text.contains("wkt") ? Integer.valueOf(4326) : null,
                new Options("", Map.of(), Gone.REMOVE),
                false,
                "test"));
        assertThat(report.refused()).isEmpty();
        return report.importId();
    }

    /** Every column of every fact but its version and who brought it last. */
    private List<String> facts() {
        return jdbc.sql("""
                        SELECT (to_jsonb(zone) - 'version' || jsonb_build_object('exact', boundary::text))::text FROM zone
                        UNION ALL
                        SELECT (to_jsonb(site) - 'version' || jsonb_build_object('exact', position::text))::text FROM site
                        ORDER BY 1
                        """).query(String.class).list();
    }

    @Test
    void bringsBackWhatWasChangedRemovedAndMoved() throws IOException {
        List<String> before = facts();
        long second = take(
                Kind.ZONES,
                "code;nom;wkt\n" + ZONE.formatted("Z1", "Autre nom", "6.12", "6.2")
                        + ZONE.formatted("Z3", "Trois", "6.22", "6.28"));
        assertThat(facts()).isNotEqualTo(before);

        Intake.Undone undone = intake.undo(second);

        assertThat(facts()).isEqualTo(before);
        assertThat(undone).isEqualTo(new Intake.Undone(3, 1, 0));
    }

    @Test
    void givesRenamedSitesTheirFormerCode() throws IOException {
        List<String> before = facts();
        long second = take(Kind.SITES, SITES.replace("E1", "N1").replace("Deux", "Autre"));
        assertThat(facts()).isNotEqualTo(before);

        intake.undo(second);

        assertThat(facts()).isEqualTo(before);
    }

    @Test
    void leavesWhatWasChangedSinceAndSitesThatDeclare() throws IOException {
        long second =
                take(Kind.SITES, SITES.replace("Un;", "Une autre;") + "E3;Trois;6.16;49.005\nE4;Quatre;6.17;49.005\n");
        jdbc.sql("UPDATE site SET name = 'Corrigé', version = version + 1 WHERE code = 'E1'")
                .update();
        take(
                Kind.DECLARATIONS,
                "code;etablissement;type;ressource;quantite;unite;periode\nD1;E3;offre;MAT-BOI-01;1;unité;an\n");

        Intake.Undone undone = intake.undo(second);

        assertThat(undone).isEqualTo(new Intake.Undone(0, 1, 2));
        assertThat(jdbc.sql("SELECT code || ' ' || name FROM site ORDER BY 1")
                        .query(String.class)
                        .list())
                .containsExactly("E1 Corrigé", "E2 Deux", "E3 Trois");
    }

    @Test
    void undoesAnImportOnce() throws IOException {
        long second = take(Kind.SITES, SITES + "E3;Trois;6.16;49.005\n");
        intake.undo(second);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> intake.undo(second))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
    }
}
