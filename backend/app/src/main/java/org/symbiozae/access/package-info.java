/**
 * Who is asking: from an HTTP request to a {@link org.symbiozae.domain.Viewer}.
 */
@NullMarked
package org.symbiozae.access;

import org.jspecify.annotations.NullMarked;
