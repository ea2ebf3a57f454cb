package org.symbiozae.imports.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.symbiozae.imports.cnig.CnigTable;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.store.IntakeTable;

/** Makes one kind of fact of rows. */
public interface FactReader<F> {

    /** Where its facts go. */
    IntakeTable<F> table();

    FieldNames names();

    /** Fields without which no row can be taken: the code alone, unless told. */
    default List<String> required() {
        return List.of("code");
    }

    /** What stands for a required field that no column of a file is; nothing, unless told. */
    default Optional<String> insteadOf(String field) {
        return Optional.empty();
    }

    /** Whether the rows are placed on Earth; they are, unless told. */
    default boolean placed() {
        return true;
    }

    /** The table of the French standard these facts are, if it has one. */
    default Optional<CnigTable> standard() {
        return Optional.empty();
    }

    /**
     * Columns of the table that stay as they are stored where a file has none of the fields that say them. Never the source:
     * what the file does say has another one.
     */
    default Map<String, List<String>> said() {
        return Map.of();
    }

    /** Why a row is passed over, though nothing is wrong with it: a short code; empty to take it. */
    default Optional<String> passedOver(Fields fields) {
        return Optional.empty();
    }

    /**
     * @param notes where to say what was mended, and what the owner should look at
     * @throws Refused when the row cannot be taken
     */
    F fact(Fields fields, Notes notes);
}
