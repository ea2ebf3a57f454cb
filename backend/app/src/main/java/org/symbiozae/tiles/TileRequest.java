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
public record TileRequest(List<String> layers, Map<String, List<String>> filter, Viewer viewer, TileAddress at) {}
