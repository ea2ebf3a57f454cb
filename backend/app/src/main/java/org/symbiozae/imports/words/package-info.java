/** How people write numbers, dates, units, periods, names and company numbers, and what they mean by them. */
@NullMarked
package org.symbiozae.imports.words;

import org.jspecify.annotations.NullMarked;
