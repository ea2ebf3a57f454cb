package org.symbiozae.imports;

import java.util.List;
import java.util.Set;
import org.symbiozae.imports.formats.Repair;
import org.symbiozae.store.IntakeTable;

/** Makes one kind of fact of rows. */
interface FactReader<F> {

    /** Where its facts go. */
    IntakeTable<F> table();

    FieldNames names();

    /** Fields without which no row can be taken. */
    List<String> required();

    /** Whether the rows are placed on Earth. */
    boolean placed();

    /**
     * @param geometries in the reference system of the file
     * @param repairs where to note what was mended
     * @throws Refused when the row cannot be taken
     */
    F fact(Fields fields, Geometries geometries, Set<Repair> repairs);
}
