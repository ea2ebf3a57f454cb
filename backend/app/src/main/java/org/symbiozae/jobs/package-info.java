/**
 * Work that outlives the process that began it: a job is a row, a worker of any instance claims it, proves by its
 * heartbeat that it is alive, and another takes over when it is not. A territory has one running job at a time.
 */
@NullMarked
package org.symbiozae.jobs;

import org.jspecify.annotations.NullMarked;
