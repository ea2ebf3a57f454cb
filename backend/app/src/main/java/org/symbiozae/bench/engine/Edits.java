package org.symbiozae.bench.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Site;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.LiveLists;
import org.symbiozae.geo.Position;

/** Sites change one after the other: other quantities, another place some hundred metres off, one thing less. */
final class Edits {

    private static final int WARM_UP = 1000;
    private static final int MEASURED = 2000;

    private Edits() {}

    /** Milliseconds until every list that an edit touches is right again. */
    static Map<String, Object> measure(Facts facts, LiveLists live, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeMap<Integer, List<Declaration>> chosen = chosen(facts, random);
        double[] millis = new double[chosen.size()];
        long renewed = 0;
        int edit = 0;
        for (var entry : chosen.entrySet()) {
            int site = entry.getKey();
            Position moved = new Position(
                    facts.siteX[site] + random.nextInt(6001) - 3000, facts.siteY[site] + random.nextInt(6001) - 3000);
            List<Declaration> declarations = edited(entry.getValue(), random);
            long start = System.nanoTime();
            renewed += live.change(new Site(facts.siteId[site], moved, null), declarations).length;
            millis[edit++] = (System.nanoTime() - start) / 1e6;
        }
        double[] measured = Arrays.copyOfRange(millis, millis.length * WARM_UP / (WARM_UP + MEASURED), millis.length);
        Arrays.sort(measured);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("p50", measured[measured.length / 2]);
        figures.put("p99", measured[measured.length * 99 / 100]);
        figures.put("max", measured[measured.length - 1]);
        figures.put("edits", measured.length);
        figures.put("lists_renewed_per_edit", (double) renewed / millis.length);
        return figures;
    }

    private static TreeMap<Integer, List<Declaration>> chosen(Facts facts, SplittableRandom random) {
        TreeMap<Integer, List<Declaration>> chosen = new TreeMap<>();
        int edits = Math.min(WARM_UP + MEASURED, facts.siteId.length);
        while (chosen.size() < edits) {
            chosen.put(random.nextInt(facts.siteId.length), new ArrayList<>());
        }
        for (int i = 0; i < facts.size; i++) {
            List<Declaration> here = chosen.get(facts.site[i]);
            if (here != null) {
                here.add(declaration(facts, i));
            }
        }
        return chosen;
    }

    private static List<Declaration> edited(List<Declaration> declarations, SplittableRandom random) {
        List<Declaration> edited = new ArrayList<>();
        for (Declaration each : declarations) {
            if (random.nextInt(8) > 0) {
                edited.add(copy(each, each.quantity() * (0.5 + random.nextDouble())));
            }
        }
        return edited;
    }

    static Declaration declaration(Facts facts, int i) {
        return new Declaration(
                facts.id[i],
                facts.siteId[facts.site[i]],
                facts.kind(i),
                facts.resources.get(facts.resource[i]).code(),
                facts.quantity[i],
                new Months(facts.months[i]),
                0,
                facts.qualities(i),
                facts.age[i],
                facts.validFrom(i),
                facts.validTo(i),
                facts.visibility(i),
                false);
    }

    /** Confirmed today with another quantity. */
    private static Declaration copy(Declaration from, double quantity) {
        return new Declaration(
                from.id(),
                from.site(),
                from.kind(),
                from.resource(),
                quantity,
                from.months(),
                from.storageMonths(),
                from.qualities(),
                from.kind() == Kind.SHARE ? from.ageMonths() : 0,
                from.validFrom(),
                from.validTo(),
                from.visibility(),
                from.estimated());
    }
}
