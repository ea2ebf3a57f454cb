/**
 * The French standard <i>Sites économiques</i> (CNIG, v2024-10): its four tables under the three spellings files have,
 * and what the standard asks of their values. What does not conform is said, not refused, unless it makes the row
 * unreadable: most files in use conform in part.
 */
@NullMarked
package org.symbiozae.imports.cnig;

import org.jspecify.annotations.NullMarked;
