package org.symbiozae.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.locationtech.jts.index.SpatialIndex;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.locationtech.jts.index.strtree.STRtree;
import org.symbiozae.bench.Benchmark;
import org.symbiozae.bench.Heap;
import org.symbiozae.bench.Workbench;
import org.symbiozae.bench.engine.Stopwatch.Timed;
import org.symbiozae.domain.Parameters;
import org.symbiozae.engine.allocation.Allocation;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Lists;
import org.symbiozae.engine.match.LiveLists;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.engine.match.Trees;
import org.symbiozae.engine.pooling.Clusters;
import org.symbiozae.engine.pooling.Participants;

/**
 * The engine on an invented country, beside its peers. Ratios compare processor time for the lists of all needs, planting
 * the trees included; those of the peers are measured on a sample of the needs and scaled. PostGIS is not charged for
 * loading and indexing.
 */
public final class EngineBenchmark implements Benchmark {

    private static final long SEED = 1989;
    private static final double[] SCALES = {0.01, 0.1, 1};
    private static final double WARM_UP = 0.05;
    private static final int BRUTE_FORCE = 400;
    private static final int JTS = 4000;
    private static final int POSTGIS = 50_000;
    private static final Parameters WIDER = new Parameters(1, 0.25, 0.01, 20, 24, 2.5, 2.5);

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public String purpose() {
        return "the engine at the size of a country, against brute force and JTS; with --peers against PostGIS too";
    }

    @Override
    public Map<String, Object> measure(Workbench bench) throws Exception {
        Reference reference = Reference.read();
        bench.say("warming up");
        warmUp(reference);
        List<Map<String, Object>> scaling = new ArrayList<>();
        for (double smaller : SCALES) {
            if (smaller < bench.scale()) {
                bench.say("lists at scale " + smaller);
                Facts facts = new Country(reference, smaller, SEED).facts();
                scaling.add(scaled(smaller, facts, lists(facts, Parameters.DEFAULT)));
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        bench.say("inventing a country at scale " + bench.scale());
        Facts facts = new Country(reference, bench.scale(), SEED).facts();
        figures.put("national", national(bench, reference, facts, scaling, figures));
        figures.put("scaling", scaling);
        return figures;
    }

    /** The whole job on little: what is measured is the engine, not the compiler, which takes some 10 s of its own. */
    private static void warmUp(Reference reference) throws Exception {
        Facts facts = new Country(reference, WARM_UP, SEED).facts();
        lists(facts, Parameters.DEFAULT);
        clusters(
                reference,
                facts,
                allocation(facts, new Score(facts, Parameters.DEFAULT)).result());
    }

    private static Map<String, Object> national(
            Workbench bench,
            Reference reference,
            Facts facts,
            List<Map<String, Object>> scaling,
            Map<String, Object> figures)
            throws Exception {
        bench.say("lists");
        Timed<Lists> topk = lists(facts, Parameters.DEFAULT);
        scaling.add(scaled(bench.scale(), facts, topk));
        Sample sample = Sample.of(facts, topk.result(), JTS);
        Sample wideSample = Sample.of(facts, topk.result(), bench.peers() ? POSTGIS : 0);
        bench.say("edits");
        Score score = new Score(facts, Parameters.DEFAULT);
        figures.put(
                "incremental_ms",
                Edits.measure(facts, new LiveLists(facts, Trees.of(facts), score, topk.result()), SEED));
        Map<String, Object> national = new LinkedHashMap<>();
        national.put("sites", facts.siteId.length);
        national.put("declarations", facts.size);
        national.put("needs", topk.result().needs().length);
        national.put("results", topk.result().offers().length);
        Stopwatch lists = topk.time();
        topk = null;
        compare(bench, facts, score, sample, wideSample, lists, figures);
        bench.say("so far: lists " + lists + ", " + national + ", " + figures);
        bench.say("allocation");
        Timed<Allocation> allocated = allocation(facts, score);
        Allocation allocation = allocated.result();
        bench.say("clusters");
        Timed<Clusters> clusters = clusters(reference, facts, allocation);
        Map<String, Stopwatch> times = new LinkedHashMap<>();
        times.put("topk", lists);
        times.put("allocate", allocated.time());
        times.put("clusters", clusters.time());
        times.put("total", lists.plus(allocated.time()).plus(clusters.time()));
        Map<String, Object> seconds = new LinkedHashMap<>();
        Map<String, Object> cpuSeconds = new LinkedHashMap<>();
        times.forEach((job, time) -> {
            seconds.put(job, time.seconds());
            cpuSeconds.put(job, time.cpuSeconds());
        });
        national.put("certified_ratio", 1 - allocation.certificate().gap());
        national.put("clusters", clusters.result().clusters().size());
        bench.say("clusters against the exact plan");
        figures.put(
                "clusters",
                ClusterFigures.of(1 - clusters.result().certificate().gap()));
        national.put("seconds", seconds);
        national.put("cpu_seconds", cpuSeconds);
        national.put("peak_mb", peakMegabytes());
        return national;
    }

    private static void compare(
            Workbench bench,
            Facts facts,
            Score score,
            Sample sample,
            Sample wideSample,
            Stopwatch lists,
            Map<String, Object> figures)
            throws Exception {
        bench.say("the same lists with λ and R two and a half times as large");
        figures.put("wider_ratio", lists(facts, WIDER).time().cpuSeconds() / lists.cpuSeconds());
        bench.say("brute force");
        int limit = Parameters.DEFAULT.listLength();
        Sample few = sample.head(BRUTE_FORCE);
        figures.put("bruteforce_mismatches", few.mismatches(BruteForce.lists(facts, score, few.needs(), limit)));
        bench.say("JTS");
        figures.put("ratio_to_jts_hprtree", jts(facts, sample, HPRtree::new) / lists.cpuSeconds());
        figures.put("ratio_to_jts_strtree", jts(facts, sample, STRtree::new) / lists.cpuSeconds());
        if (bench.peers()) {
            bench.say("PostGIS: loading");
            try (PostgisPeer peer =
                    new PostgisPeer(bench.database("symbiozae_bench_engine"), facts, Parameters.DEFAULT)) {
                bench.say("PostGIS: lists");
                PostgisPeer.Answer answer = peer.lists(wideSample.needs());
                mustAgree("PostGIS", wideSample, answer.lists());
                figures.put("postgis_needs_alike", wideSample.needs().length);
                figures.put("ratio_to_postgis", wideSample.scaled(answer.cpuSeconds()) / lists.cpuSeconds());
            }
        }
    }

    /** Processor seconds of an index for the lists of all needs. */
    private static double jts(Facts facts, Sample sample, Supplier<SpatialIndex> kind) throws Exception {
        Timed<JtsPeer> planted = Stopwatch.time(() -> new JtsPeer(facts, Parameters.DEFAULT, kind));
        Timed<long[][]> lists = Stopwatch.time(() -> planted.result().lists(sample.needs()));
        mustAgree("JTS", sample, lists.result());
        return planted.time().cpuSeconds() + sample.scaled(lists.time().cpuSeconds());
    }

    private static void mustAgree(String peer, Sample sample, long[][] lists) {
        long mismatches = sample.mismatches(lists);
        if (mismatches > 0) {
            throw new IllegalStateException(peer + " finds other lists for " + mismatches + " of "
                    + sample.needs().length + " needs: one of the two is wrong.");
        }
    }

    private static Timed<Lists> lists(Facts facts, Parameters parameters) throws Exception {
        return Stopwatch.time(() -> new Search(facts, Trees.of(facts), new Score(facts, parameters), Order.SCORE)
                .lists(parameters.listLength()));
    }

    private static Timed<Allocation> allocation(Facts facts, Score score) throws Exception {
        return Stopwatch.time(() -> Allocation.of(facts, new Search(facts, Trees.of(facts), score, Order.WEIGHT)));
    }

    private static Timed<Clusters> clusters(Reference reference, Facts facts, Allocation allocation) throws Exception {
        return Stopwatch.time(() ->
                Clusters.of(facts, Participants.pools(facts, reference.taxonomy(), List.of(), allocation), List.of()));
    }

    private static Map<String, Object> scaled(double scale, Facts facts, Timed<Lists> lists) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("scale", scale);
        figures.put("declarations", facts.size);
        figures.put("topk_seconds", lists.time().seconds());
        figures.put("topk_cpu_seconds", lists.time().cpuSeconds());
        return figures;
    }

    /** Of the whole program where the machine tells, else of its heap. */
    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
                }
            }
        }
        return Heap.peak() >> 20;
    }
}
