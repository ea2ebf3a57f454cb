package org.symbiozae.tiles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.store.Abandoned;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layers;

/**
 * Vector tiles and their versions. What was written is kept, in a bounded part of the memory, until something changes in it;
 * requests for the same tile at the same time wait for one writing.
 */
@Component
public class Tiles {

    /** @param known what was known when the tile was last found to be valid */
    private record Kept(ChangeFeed.Known known, Tile tile) {}

    private record Writing(TileRequest request, String version) {}

    private final Layers layers;
    private final TileSets sets;
    private final ChangeFeed feed;
    private final TileWriter writer;
    private final TileMetrics metrics;
    private final Cache<TileRequest, Kept> cache;
    private final Map<Writing, CompletableFuture<Tile>> underway = new ConcurrentHashMap<>();

    Tiles(
            Layers layers,
            TileSets sets,
            ChangeFeed feed,
            TileWriter writer,
            TileMetrics metrics,
            TileSettings settings) {
        this.layers = layers;
        this.sets = sets;
        this.feed = feed;
        this.writer = writer;
        this.metrics = metrics;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(settings.cache().toBytes())
                .<TileRequest, Kept>weigher((request, kept) -> kept.tile.weight())
                .executor(Runnable::run)
                .build();
    }

    /**
     * What tells the tile from what it was and will be, and from what others see. Takes no query when the filter, if any,
     * can be read.
     *
     * @throws Problem NOT_FOUND for a layer, INVALID for a filter, UNAVAILABLE
     */
    public String version(TileRequest request) {
        ChangeFeed.Known known = feed.known();
        Kept kept = cache.getIfPresent(request);
        if (kept != null && kept.known == known) {
            return kept.tile.version();
        }
        return version(request, known);
    }

    /** Counts a request whose caller had the tile already. */
    public void unchanged(TileRequest request) {
        metrics.unchanged(request);
    }

    /** @throws Problem NOT_FOUND for a layer, INVALID for a filter, UNAVAILABLE when the database does not keep up */
    public Tile tile(TileRequest request) {
        ChangeFeed.Known known = feed.known();
        Kept kept = cache.getIfPresent(request);
        if (kept == null || kept.known != known) {
            kept = renewed(request, known, kept);
            cache.put(request, kept);
        } else {
            metrics.hit(request);
        }
        return kept.tile;
    }

    /** The SQL that writes tiles of these layers at this zoom, with {@code :z}, {@code :x} and {@code :y}: for measuring. */
    public String sql(List<String> names, int zoom) {
        return writer.parts(names, Map.of(), zoom).get(0).sql();
    }

    private Kept renewed(TileRequest request, ChangeFeed.Known known, @Nullable Kept kept) {
        String version = version(request, known);
        if (kept != null && kept.tile.version().equals(version)) {
            metrics.hit(request);
            return new Kept(known, kept.tile);
        }
        return new Kept(known, once(new Writing(request, version)));
    }

    private Tile once(Writing writing) {
        CompletableFuture<Tile> mine = new CompletableFuture<>();
        CompletableFuture<Tile> others = underway.putIfAbsent(writing, mine);
        if (others != null) {
            return join(others, writing);
        }
        try {
            long start = System.nanoTime();
            Tile tile = new Tile(writing.version, writer.write(writing.request));
            metrics.written(writing.request, tile.bytes().length, System.nanoTime() - start);
            mine.complete(tile);
            return tile;
        } catch (RuntimeException | Error failure) {
            // First, so that who tries again does not find what failed.
            underway.remove(writing, mine);
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            underway.remove(writing, mine);
        }
    }

    private Tile join(CompletableFuture<Tile> others, Writing writing) {
        try {
            return others.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof Abandoned) {
                return once(writing);
            }
            if (failure.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw failure;
        }
    }

    private String version(TileRequest request, ChangeFeed.Known known) {
        String filter = request.filter().toString();
        long version = 0;
        for (String name : request.layers()) {
            Layer layer = layers.layer(name);
            writer.check(layer, request.filter());
            TileSets.TileSet set = sets.of(layer);
            version = version * 31
                    + (set.isLocal(filter)
                            ? known.changes().version(set.follows(), request.at())
                            : known.changes().version());
        }
        long rights = 31L * known.epoch().hashCode() + request.viewer().hashCode();
        return Long.toHexString(version) + "-" + Long.toHexString(rights);
    }
}
