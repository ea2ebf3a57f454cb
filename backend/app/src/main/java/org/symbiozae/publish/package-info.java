/**
 * What is served over HTTP beside the OGC API: tiles and the domain (REST), and the one table from errors to status.
 */
@NullMarked
package org.symbiozae.publish;

import org.jspecify.annotations.NullMarked;
