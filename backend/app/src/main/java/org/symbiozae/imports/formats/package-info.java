/**
 * From a file to rows. {@link org.symbiozae.imports.formats.Formats} looks at a file's first bytes, never at its name alone,
 * and finds the one {@link org.symbiozae.imports.formats.Format} that reads it. Rows are pushed to a
 * {@link org.symbiozae.imports.rows.RowSink} as they are read, so that no file has to fit in memory. Nothing here touches the
 * database or trusts a name found in a file.
 */
@NullMarked
package org.symbiozae.imports.formats;

import org.jspecify.annotations.NullMarked;
