package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.symbiozae.domain.Cluster;

/**
 * Plans a few neighbours anew, exactly, the rest of the region staying as it is: the sites nearest to a hub, within its reach
 * or not, whole clusters at a time, at most {@value #SITES} of them. Cost: that of {@link Subsets} for so many sites.
 */
final class Replanning {

    private static final int SITES = 13;

    private final Plan plan;
    private final Region region;

    Replanning(Plan plan) {
        this.plan = plan;
        region = plan.region;
    }

    /** Whether the plan is worth more now. */
    boolean improve(int hub) {
        int[] sites = neighbours(hub);
        Region small = region.of(sites, hubsFor(sites));
        int[] planned = Subsets.plan(small);
        long value = plan.value();
        int mark = plan.mark();
        Map<Cluster.Hub, Integer> numbers = numbers(sites);
        for (int site : sites) {
            plan.move(site, Plan.ALONE);
        }
        for (int i = 0; i < sites.length; i++) {
            if (planned[i] != Plan.ALONE) {
                plan.move(sites[i], numbers.get(small.hub(planned[i])));
            }
        }
        boolean better = plan.value() > value && plan.isSoundSince(mark);
        if (!better) {
            plan.undoTo(mark);
        }
        return better;
    }

    /** The nearest first; a site that shares brings its whole cluster, or is left out where that has no room. */
    private int[] neighbours(int hub) {
        List<Integer> nearest = new ArrayList<>(IntStream.range(0, region.size)
                .filter(site -> !plan.isHeld(site))
                .boxed()
                .toList());
        nearest.sort(Comparator.comparingDouble((Integer site) -> region.metres(site, hub))
                .thenComparing(site -> site));
        TreeSet<Integer> sites = new TreeSet<>();
        for (int site : nearest) {
            int[] together = plan.hub(site) == Plan.ALONE ? new int[] {site} : plan.membersOf(plan.hub(site));
            if (!sites.contains(site) && sites.size() + together.length <= SITES) {
                IntStream.of(together).forEach(sites::add);
            }
        }
        return sites.stream().mapToInt(site -> site).toArray();
    }

    /** The anchors around these sites at which nobody else gathers. */
    private int[] hubsFor(int[] sites) {
        TreeSet<Integer> anchors = new TreeSet<>();
        for (int site : sites) {
            for (int anchor : region.anchors(site)) {
                anchors.add(anchor);
            }
        }
        for (int site = 0; site < region.size; site++) {
            int taken = plan.hub(site);
            if (taken != Plan.ALONE && IntStream.of(sites).noneMatch(each -> plan.hub(each) == taken)) {
                anchors.remove(taken);
            }
        }
        return anchors.stream().mapToInt(anchor -> anchor).toArray();
    }

    private Map<Cluster.Hub, Integer> numbers(int[] sites) {
        Map<Cluster.Hub, Integer> numbers = new HashMap<>();
        for (int site : sites) {
            numbers.put(region.hub(site), site);
            for (int anchor : region.anchors(site)) {
                numbers.put(region.hub(anchor), anchor);
            }
        }
        return numbers;
    }
}
