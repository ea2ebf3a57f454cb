package org.symbiozae.publish;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.symbiozae.access.Viewers;
import org.symbiozae.tiles.Tile;
import org.symbiozae.tiles.TileAddress;
import org.symbiozae.tiles.TileRequest;
import org.symbiozae.tiles.Tiles;

/**
 * Answers for tiles in memory, before anything else has seen the request: half the processor time of the long way. All that
 * is not as plain as a map asks for, and all that may go wrong, is left to {@link TileController}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class KeptTileFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String TILES = "/tiles/";
    private static final String ENDING = ".mvt";

    private final transient Tiles tiles;
    private final transient Viewers viewers;

    KeptTileFilter(Tiles tiles, Viewers viewers) {
        this.tiles = tiles;
        this.viewers = viewers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<TileRequest> wanted = read(request);
        Optional<Tile> kept = wanted.flatMap(tiles::findKept);
        if (kept.isPresent()) {
            new TileAnswer(request, response).send(kept.get(), wanted.get().viewer());
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<TileRequest> read(HttpServletRequest request) {
        String path = request.getRequestURI();
        String method = request.getMethod();
        boolean plain = path.startsWith(TILES)
                && path.endsWith(ENDING)
                && (method.equals("GET") || method.equals("HEAD"))
                && request.getQueryString() == null
                && request.getHeader("Authorization") == null;
        if (!plain) {
            return Optional.empty();
        }
        String[] parts =
                path.substring(TILES.length(), path.length() - ENDING.length()).split("/");
        return parts.length == 4 ? address(parts).map(at -> request(parts[0], at, request)) : Optional.empty();
    }

    private TileRequest request(String names, TileAddress at, HttpServletRequest request) {
        return new TileRequest(List.of(names.split(",")), Map.of(), viewers.of(request), at);
    }

    private static Optional<TileAddress> address(String[] parts) {
        try {
            return TileAddress.find(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
