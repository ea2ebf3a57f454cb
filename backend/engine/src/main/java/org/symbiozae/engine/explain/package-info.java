/**
 * What would change a result. A cost is a sum, so what one of its terms may grow to before the sum passes a mark has a
 * closed form: {@link org.symbiozae.engine.explain.Leeways}.
 */
@NullMarked
package org.symbiozae.engine.explain;

import org.jspecify.annotations.NullMarked;
