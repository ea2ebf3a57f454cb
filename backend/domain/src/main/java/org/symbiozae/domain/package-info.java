/**
 * The words of the trade: who owns the data, what companies declare, and what an analysis finds.
 *
 * <p>A {@link org.symbiozae.domain.Territory} is one immutable snapshot: its {@link org.symbiozae.domain.Site sites},
 * their {@link org.symbiozae.domain.Declaration declarations} (an offer, a need, or a wish to share), and the
 * {@link org.symbiozae.domain.Taxonomy taxonomy} that says what a resource is, how far it travels and what can replace
 * it. The engine turns it into an {@link org.symbiozae.domain.Analysis}: synergies (an offer meets a need) and clusters
 * (neighbours share a need). Every record refuses nonsense when it is made, so that no later step has to check again.
 */
@NullMarked
package org.symbiozae.domain;

import org.jspecify.annotations.NullMarked;
