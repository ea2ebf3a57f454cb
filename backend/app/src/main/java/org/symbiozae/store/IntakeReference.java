package org.symbiozae.store;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words a declaration may use. */
@Component
public class IntakeReference {

    private final JdbcClient jdbc;

    IntakeReference(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A type of the taxonomy, with its names in both languages.
     *
     * @param lowCode its code in the European list of waste, empty when it has none
     */
    public record Named(String code, String labelFr, String labelEn, String unit, String lowCode, boolean hazardous) {}

    public List<Named> resources() {
        return jdbc.sql(
                        "SELECT code, label_fr, label_en, unit, coalesce(low_code, '') AS low_code, hazardous FROM resource ORDER BY code")
                .query(Named.class)
                .list();
    }

    /** Codes of the qualities. */
    public Set<String> qualities() {
        return new TreeSet<>(
                jdbc.sql("SELECT code FROM quality").query(String.class).list());
    }
}
