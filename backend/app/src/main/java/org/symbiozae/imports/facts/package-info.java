/** From the rows of a file, whatever its columns are called, to the facts the store takes. */
@NullMarked
package org.symbiozae.imports.facts;

import org.jspecify.annotations.NullMarked;
