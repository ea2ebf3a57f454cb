/**
 * CQL2, the standard's language for "which features": its text and its JSON, read into one tree. Knows nothing of layers
 * or of SQL; what a name means, and whether it may be asked, is said where the tree is used.
 */
@NullMarked
package org.symbiozae.filter;

import org.jspecify.annotations.NullMarked;
