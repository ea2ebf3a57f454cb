/** How fast a large file is taken, beside ogr2ogr on the same database. */
@NullMarked
package org.symbiozae.bench.imports;

import org.jspecify.annotations.NullMarked;
