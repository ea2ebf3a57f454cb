package org.symbiozae.domain;

import java.util.List;
import org.symbiozae.geo.Metres;

/**
 * Equipment that processing steps of synergies wait for because nobody near them offers it, and the best site for it.
 *
 * @param equipment a code of the taxonomy
 * @param site number of the site it would stand at
 * @param offers numbers of the offers it would serve, increasing
 * @param needs numbers of the needs it would serve, increasing
 * @param detour what the way from offer to need through the site is longer than the straight one, on average over the
 *     needs' best offers
 * @param score the sum over the needs of their best synergy's score, each discounted by its detour
 * @param visibility that of the most closed declaration behind it
 */
public record Proposal(
        String equipment,
        long site,
        List<Long> offers,
        List<Long> needs,
        Metres detour,
        double score,
        Visibility visibility) {

    public Proposal {
        offers = List.copyOf(offers);
        needs = List.copyOf(needs);
    }
}
