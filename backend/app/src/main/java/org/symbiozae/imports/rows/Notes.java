package org.symbiozae.imports.rows;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is said of a row that is taken all the same: what was mended in it, and what its owner should look at. */
public final class Notes {

    private final EnumSet<Repair> repairs = EnumSet.noneOf(Repair.class);
    private final List<Fault> warnings = new ArrayList<>();

    public Notes() {}

    public Notes(Set<Repair> repairs) {
        this.repairs.addAll(repairs);
    }

    public void repaired(Repair repair) {
        repairs.add(repair);
    }

    public void repaired(Set<Repair> made) {
        repairs.addAll(made);
    }

    public void warn(Fault fault) {
        warnings.add(fault);
    }

    public Set<Repair> repairs() {
        return repairs;
    }

    public List<Fault> warnings() {
        return warnings;
    }
}
