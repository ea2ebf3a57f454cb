/**
 * What a file says, before anyone asks what it means: rows of named text cells, each with its geometry.
 *
 * <p>A row that cannot be read carries a {@link org.symbiozae.imports.rows.Fault}, one that cannot be taken is
 * {@link org.symbiozae.imports.rows.Refused}, and a file that cannot be read is {@link org.symbiozae.imports.rows.Unreadable}.
 * {@link org.symbiozae.imports.rows.Notes} say what was mended or doubted in a row that was taken.
 */
@NullMarked
package org.symbiozae.imports.rows;

import org.jspecify.annotations.NullMarked;
