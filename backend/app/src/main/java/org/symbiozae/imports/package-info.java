/**
 * Files to checked facts, with a report of every refused row. One import is one transaction.
 */
@NullMarked
package org.symbiozae.imports;

import org.jspecify.annotations.NullMarked;
