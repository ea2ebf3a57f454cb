package org.symbiozae.domain;

import java.util.List;

/**
 * One immutable snapshot of what an analysis is computed from. All positions are in one metric reference system.
 *
 * @param code the territory's code
 * @param dataVersion the store's version of these facts, kept with the analysis
 * @param zones where clusters may gather besides their members' sites
 * @param chosen clusters that people want, by resource
 */
public record Territory(
        String code,
        long dataVersion,
        List<Site> sites,
        List<Declaration> declarations,
        Taxonomy taxonomy,
        List<Zone> zones,
        List<Choice> chosen) {

    public Territory {
        sites = List.copyOf(sites);
        declarations = List.copyOf(declarations);
        zones = List.copyOf(zones);
        chosen = List.copyOf(chosen);
    }

    /** One whose clusters gather at sites, and where nobody has chosen any. */
    public Territory(
            String code, long dataVersion, List<Site> sites, List<Declaration> declarations, Taxonomy taxonomy) {
        this(code, dataVersion, sites, declarations, taxonomy, List.of(), List.of());
    }
}
