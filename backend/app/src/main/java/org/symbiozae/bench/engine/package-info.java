/**
 * The engine measured at the size of a country, against its own brute force, JTS and PostGIS. {@link
 * org.symbiozae.bench.engine.EngineBenchmark} runs it all on an invented {@link org.symbiozae.bench.engine.Country}.
 */
@NullMarked
package org.symbiozae.bench.engine;

import org.jspecify.annotations.NullMarked;
