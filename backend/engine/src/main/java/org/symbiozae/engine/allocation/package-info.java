/**
 * Who gets how much of what, so that nothing is promised twice, with a proof of how good that is. Candidate lists fall
 * into independent {@code Market}s; each is cleared by {@code Auction} and {@code Rerouting}, never worse than {@code
 * Greedy}; {@link org.symbiozae.engine.allocation.Allocation} is the door.
 */
@NullMarked
package org.symbiozae.engine.allocation;

import org.jspecify.annotations.NullMarked;
