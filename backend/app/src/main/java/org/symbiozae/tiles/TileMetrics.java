package org.symbiozae.tiles;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the operator sees at {@code /actuator/prometheus}, and the log of slow tiles. Several layers at once count as one. */
@Component
class TileMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(TileMetrics.class);

    private record Meters(Counter unchanged, Counter hits, Counter misses, Timer writing, DistributionSummary bytes) {}

    private final MeterRegistry registry;
    private final Duration slow;
    private final Map<String, Meters> meters = new ConcurrentHashMap<>();

    TileMetrics(MeterRegistry registry, TileSettings settings) {
        this.registry = registry;
        this.slow = settings.slow();
    }

    void unchanged(TileRequest request) {
        of(request).unchanged.increment();
    }

    void hit(TileRequest request) {
        of(request).hits.increment();
    }

    void written(TileRequest request, int bytes, long nanos) {
        Meters of = of(request);
        of.misses.increment();
        of.bytes.record(bytes);
        of.writing.record(Duration.ofNanos(nanos));
        if (nanos >= slow.toNanos()) {
            LOG.warn(
                    "Slow tile: {} {}/{}/{} {} took {} ms, {} bytes.",
                    String.join(",", request.layers()),
                    request.at().z(),
                    request.at().x(),
                    request.at().y(),
                    request.filter().keySet(),
                    nanos / 1_000_000,
                    bytes);
        }
    }

    private Meters of(TileRequest request) {
        String layer = request.layers().size() == 1 ? request.layers().get(0) : "several";
        return meters.computeIfAbsent(layer, this::register);
    }

    private Counter requests(String layer, String cache) {
        return Counter.builder("symbiozae.tiles.requests")
                .tags("layer", layer, "cache", cache)
                .register(registry);
    }

    private Meters register(String layer) {
        return new Meters(
                requests(layer, "unchanged"),
                requests(layer, "hit"),
                requests(layer, "miss"),
                Timer.builder("symbiozae.tiles.writing")
                        .tag("layer", layer)
                        .publishPercentiles(0.5, 0.95, 0.99)
                        .register(registry),
                DistributionSummary.builder("symbiozae.tiles.bytes")
                        .baseUnit("bytes")
                        .tag("layer", layer)
                        .register(registry));
    }
}
