package org.symbiozae.imports;

import java.util.Locale;
import org.symbiozae.domain.Problem;

/** What the rows of a file are. */
public enum Kind {
    TERRITORIES,
    COMMUNES,
    ZONES,
    SITES,
    DECLARATIONS;

    /** The kind of this name, case ignored. @throws Problem INVALID for any other word */
    public static Kind of(String name) {
        for (Kind kind : values()) {
            if (kind.code().equals(name.strip().toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw Problem.invalid(
                "There is no kind “" + name + "”: say territories, communes, zones, sites or declarations.");
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its rows belong to a territory; territories and communes frame everyone's. */
    public boolean owned() {
        return this != TERRITORIES && this != COMMUNES;
    }
}
