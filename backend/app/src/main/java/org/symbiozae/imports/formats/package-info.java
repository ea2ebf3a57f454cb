/**
 * What a file says, before anyone asks what it means: rows of named text cells, each with its geometry.
 *
 * <p>{@link org.symbiozae.imports.formats.Formats} looks at a file's first bytes, never at its name alone, and finds the
 * one {@link org.symbiozae.imports.formats.Format} that reads it. Rows are pushed to a
 * {@link org.symbiozae.imports.formats.RowSink} as they are read, so that no file has to fit in memory. A row that cannot
 * be read carries a {@link org.symbiozae.imports.formats.Fault}; a file that cannot be read is
 * {@link org.symbiozae.imports.formats.Unreadable}. Nothing here touches the database or trusts a name found in a file.
 */
@NullMarked
package org.symbiozae.imports.formats;

import org.jspecify.annotations.NullMarked;
