/**
 * Vector tiles: written by PostGIS, kept in memory as long as nothing changed within them.
 *
 * <p>Every change of a table is noted where it happened (table {@code change}). {@link org.symbiozae.tiles.Changes} knows
 * these notes, so the version of a tile, and with it the tile's ETag, is known without asking the database, and an edit
 * makes only those tiles new that it can be seen in.
 */
@NullMarked
package org.symbiozae.tiles;

import org.jspecify.annotations.NullMarked;
