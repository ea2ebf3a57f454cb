/**
 * Keeps facts and analyses in PostGIS, and reads layers as a given viewer may see them.
 *
 * <p>Entities convert themselves; sets are moved in plain SQL. What a viewer may see is decided in the database, in schema
 * {@code visible}; a layer is a view in schema {@code layer}.
 */
@NullMarked
package org.symbiozae.store;

import org.jspecify.annotations.NullMarked;
