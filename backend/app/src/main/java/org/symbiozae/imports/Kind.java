package org.symbiozae.imports;

import java.util.List;
import java.util.Locale;
import org.symbiozae.domain.Problem;

/** What the rows of a file are. */
public enum Kind {
    TERRITORIES(false, "epci", "territoire", "territor"),
    COMMUNES(false, "commune"),
    ZONES(true, "siteeco", "siteseco", "zoned", "zae", "zone", "perimetre"),
    PLOTS(true, "terraineco", "terrain", "plot", "lot"),
    POLES(true, "poleeco", "pole"),
    SITES(true, "etablissement", "entreprise", "sirene", "site"),
    DECLARATIONS(true, "declaration", "besoin", "flux");

    private final boolean owned;
    private final List<String> words;

    Kind(boolean owned, String... words) {
        this.owned = owned;
        this.words = List.of(words);
    }

    /** The kind of this name, case ignored. @throws Problem INVALID for any other word */
    public static Kind of(String name) {
        for (Kind kind : values()) {
            if (kind.code().equals(name.strip().toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw Problem.invalid("There is no kind “" + name
                + "”: say territories, communes, zones, plots, poles, sites or declarations.");
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its rows belong to a territory; territories and communes frame everyone's. */
    public boolean owned() {
        return owned;
    }

    /** What the layer of a file that holds such rows is often called, likeliest first. */
    List<String> words() {
        return words;
    }
}
