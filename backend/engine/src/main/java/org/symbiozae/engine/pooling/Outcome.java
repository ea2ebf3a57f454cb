package org.symbiozae.engine.pooling;

/**
 * A plan of a region, and what no plan of it can pass.
 *
 * @param plan for each site the hub it joins, or {@link Plan#ALONE}
 * @param value in quanta
 * @param bound in quanta
 */
record Outcome(int[] plan, long value, double bound) {

    /** Of at most {@value Subsets#MOST_SITES} sites. */
    static Outcome exact(Region region) {
        int[] plan = Subsets.plan(region);
        long value = region.value(plan);
        return new Outcome(plan, value, value);
    }

    /** Of any size; the longer it is searched the more the bound leaves open. */
    static Outcome searched(Region region) {
        Search search = new Search(region);
        search.descend();
        double bound = Relaxation.bound(region, search.plan.hubs(), search.plan.value());
        new Forcing(search).improve(bound);
        long value = search.plan.value();
        return new Outcome(search.plan.hubs(), value, Math.max(bound, value));
    }
}
