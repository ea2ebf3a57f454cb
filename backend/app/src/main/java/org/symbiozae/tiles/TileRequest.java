package org.symbiozae.tiles;

import java.util.List;
import java.util.Map;
import org.symbiozae.domain.Viewer;

/**
 * One tile as somebody wants it; equal requests are one tile in memory.
 *
 * @param layers names; their parts follow each other in the tile
 * @param filter what of them, the same parameters as for items
 */
public record TileRequest(List<String> layers, Map<String, List<String>> filter, Viewer viewer, TileAddress at) {

    /** Whoever has the same rights gets the same tile. */
    public TileRequest {
        viewer = new Viewer(viewer.role(), viewer.territories(), viewer.role().name(), viewer.scenario());
    }

    /** Whether the database shows this without being told who is looking. */
    boolean isPlain() {
        return viewer.role() == Viewer.Role.PUBLIC && viewer.scenario().equals(Viewer.REFERENCE);
    }
}
