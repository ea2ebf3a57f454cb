package org.symbiozae.publish;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Optional;
import java.util.stream.Stream;
import org.symbiozae.domain.Viewer;
import org.symbiozae.tiles.Tile;
import org.symbiozae.tiles.TileRequest;
import org.symbiozae.tiles.Tiles;

/**
 * A tile as HTTP: 200, 204 when it is empty, 304 when the caller has it. A strong ETag each for plain and for gzip. Shared
 * caches may keep for a second what is public, since that is how old it may be; what depends on rights they may not.
 */
final class TileAnswer {

    static final String MVT = "application/vnd.mapbox-vector-tile";
    private static final String PUBLIC = "public, max-age=0, s-maxage=1, must-revalidate";
    private static final String PRIVATE = "private, no-cache";

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    TileAnswer(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    void send(Tiles tiles, TileRequest wanted) throws IOException {
        Optional<String> known =
                request.getHeader("If-None-Match") == null ? Optional.empty() : known(tiles.version(wanted));
        if (known.isPresent()) {
            tiles.unchanged(wanted);
            headers(known.get(), wanted.viewer());
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            send(tiles.tile(wanted), wanted.viewer());
        }
    }

    private void send(Tile tile, Viewer viewer) throws IOException {
        boolean gzip = tile.isCompressible() && Codings.acceptsGzip(request);
        headers(gzip ? gzipped(tile.version()) : plain(tile.version()), viewer);
        if (tile.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        byte[] body = gzip ? tile.compressed() : tile.bytes();
        response.setContentType(MVT);
        response.setContentLength(body.length);
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.getOutputStream().write(body);
    }

    private void headers(String etag, Viewer viewer) {
        response.setHeader("ETag", etag);
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", "ETag");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", viewer.role() == Viewer.Role.PUBLIC ? PUBLIC : PRIVATE);
        response.setHeader("Vary", "Accept-Encoding, Authorization, Symbiozae-Viewer");
    }

    /** The ETag among those the caller has that is still right. */
    private Optional<String> known(String version) {
        Enumeration<String> headers = request.getHeaders("If-None-Match");
        while (headers.hasMoreElements()) {
            String header = headers.nextElement();
            if (header.strip().equals("*")) {
                return Optional.of(plain(version));
            }
            Optional<String> match = Stream.of(plain(version), gzipped(version))
                    .filter(etag -> Arrays.stream(header.split(","))
                            .map(String::strip)
                            .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                            .anyMatch(etag::equals))
                    .findFirst();
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }

    private static String plain(String version) {
        return '"' + version + '"';
    }

    private static String gzipped(String version) {
        return '"' + version + "-gzip\"";
    }
}
