/**
 * How fast layers are served, beside what PostgreSQL and nginx give on the same machine in the same run. The peers are
 * programs of the system: pgbench, wrk, nginx, ogr2ogr.
 */
@NullMarked
package org.symbiozae.bench.serve;

import org.jspecify.annotations.NullMarked;
