package org.symbiozae.domain;

import java.util.List;

/**
 * One immutable snapshot of what an analysis is computed from. All positions are in one metric reference system.
 *
 * @param code the territory's code
 * @param dataVersion the store's version of these facts, kept with the analysis
 */
public record Territory(
        String code, long dataVersion, List<Site> sites, List<Declaration> declarations, Taxonomy taxonomy) {

    public Territory {
        sites = List.copyOf(sites);
        declarations = List.copyOf(declarations);
    }
}
