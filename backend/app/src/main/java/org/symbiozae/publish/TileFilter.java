package org.symbiozae.publish;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.symbiozae.access.Viewers;
import org.symbiozae.store.Abandoned;
import org.symbiozae.tiles.TileAddress;
import org.symbiozae.tiles.TileRequest;
import org.symbiozae.tiles.Tiles;

/**
 * Answers what a map asks for, a tile without filter and without a key, before anything else has seen the request: the long
 * way by {@link TileController}, which takes all the rest, costs more processor time than many a tile.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class TileFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String TILES = "/tiles/";
    private static final String ENDING = ".mvt";

    private final transient Courtesy courtesy = new Courtesy();
    private final transient Tiles tiles;
    private final transient Viewers viewers;
    private final transient HandlerExceptionResolver problems;

    TileFilter(Tiles tiles, Viewers viewers, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.tiles = tiles;
        this.viewers = viewers;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            Optional<TileRequest> wanted = read(request);
            if (wanted.isPresent()) {
                new TileAnswer(request, response).send(tiles, wanted.get());
                response.getOutputStream().close();
                courtesy.goFirst();
                return;
            }
        } catch (Abandoned nobodyIsThere) {
            throw nobodyIsThere;
        } catch (RuntimeException problem) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            problems.resolveException(request, response, null, problem);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<TileRequest> read(HttpServletRequest request) {
        String path = request.getRequestURI();
        String method = request.getMethod();
        boolean plain = path.startsWith(TILES)
                && path.endsWith(ENDING)
                && path.indexOf('%') < 0
                && path.indexOf(';') < 0
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
        return new TileRequest(TileController.layers(names), Map.of(), viewers.of(request), at);
    }

    private static Optional<TileAddress> address(String[] parts) {
        try {
            return TileAddress.find(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
