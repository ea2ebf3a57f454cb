package org.symbiozae.tiles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.store.Layer;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.Layers;
import org.symbiozae.store.TileStatement;

/** Has PostGIS write tiles: all layers in one round trip when there is no filter. */
@Component
class TileWriter {

    private static final Logger LOG = LoggerFactory.getLogger(TileWriter.class);
    private static final String CANCELLED = "57014";

    private final Layers layers;
    private final TileSets sets;
    private final TileDatabase database;
    private final Semaphore places;
    private final Cache<Kind, List<Positional.Template>> templates =
            Caffeine.newBuilder().maximumSize(1000).build();

    private record Kind(List<String> layers, int zoom) {}

    TileWriter(Layers layers, TileSets sets, TileDatabase database, TileSettings settings) {
        this.layers = layers;
        this.sets = sets;
        this.database = database;
        this.places = new Semaphore(settings.connections() + settings.queue());
    }

    /** @throws Problem INVALID when the layer cannot be filtered so */
    void check(Layer layer, Map<String, List<String>> filter) {
        if (!filter.isEmpty()) {
            LayerQuery.of(layer, filter);
        }
    }

    /** @throws Problem UNAVAILABLE when the database is down, has too much to do, or would take too long */
    byte[] write(TileRequest request) {
        if (!places.tryAcquire()) {
            throw busy("The server has too much to do. Try again in a moment.");
        }
        try {
            byte[] all = new byte[0];
            for (Positional statement : statements(request)) {
                byte[] part = database.read(request, statement);
                all = all.length == 0 ? part : concatenated(all, part);
            }
            return all;
        } catch (SQLTransientConnectionException noConnection) {
            throw busy("The database has too much to do or does not answer. Try again in a moment.");
        } catch (SQLException failure) {
            throw problem(request, failure);
        } finally {
            places.release();
        }
    }

    private List<Positional> statements(TileRequest request) {
        int zoom = request.at().z();
        if (request.filter().isEmpty()) {
            return templates
                    .get(
                            new Kind(request.layers(), zoom),
                            kind -> parts(kind.layers, Map.of(), kind.zoom).stream()
                                    .map(Positional.Template::of)
                                    .toList())
                    .stream()
                    .map(template -> template.at(request.at()))
                    .toList();
        }
        return parts(request.layers(), request.filter(), zoom).stream()
                .map(part -> Positional.of(part, request.at()))
                .toList();
    }

    List<TileStatement> parts(List<String> names, Map<String, List<String>> filter, int zoom) {
        List<TileStatement> parts = new ArrayList<>();
        for (String name : names) {
            Layer layer = layers.layer(name);
            if (zoom >= layer.minZoom()) {
                parts.add(TileStatement.of(
                        layer,
                        LayerQuery.of(layer, filter),
                        sets.of(layer).drawn(),
                        sets.of(layer).most()));
            }
        }
        if (filter.isEmpty() && parts.size() > 1) {
            String sql = parts.stream().map(TileStatement::sql).collect(Collectors.joining(") || (", "SELECT (", ")"));
            return List.of(new TileStatement(sql, Map.of()));
        }
        return parts;
    }

    private static RuntimeException problem(TileRequest request, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (state.equals(CANCELLED)) {
            return busy("This tile takes too long to write. Zoom in, or filter.");
        }
        LOG.warn("Tile {} failed: {}", request.at(), failure.getMessage());
        if (state.startsWith("08") || state.startsWith("57") || state.startsWith("53")) {
            return busy("The database does not answer. Try again in a moment.");
        }
        return new IllegalStateException("tile " + request.at() + " cannot be written", failure);
    }

    private static Problem busy(String message) {
        return new Problem(Problem.Code.UNAVAILABLE, message);
    }

    private static byte[] concatenated(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
