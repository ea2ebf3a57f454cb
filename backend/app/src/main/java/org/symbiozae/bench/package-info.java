/**
 * The project's own benchmarks: what is claimed about speed is measured here, by anybody, with {@code ./symbiozae bench NAME}.
 * One class a benchmark, listed in {@link org.symbiozae.bench.Benchmarks}.
 */
@NullMarked
package org.symbiozae.bench;

import org.jspecify.annotations.NullMarked;
