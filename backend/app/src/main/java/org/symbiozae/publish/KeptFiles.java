package org.symbiozae.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.TransformedResource;
import org.symbiozae.tiles.Gzip;

/**
 * Files that stay as they are while the server runs, each read once and then in memory, as it is and compressed: a jar in a
 * jar is opened anew for each question about a file, and compressing anew costs some milliseconds a visit and file.
 */
final class KeptFiles implements ResourceResolver {

    private static final int WORTH_COMPRESSING = 1024;

    private final UnaryOperator<byte[]> change;
    private final Map<String, KeptFile> plain = new ConcurrentHashMap<>();
    private final Map<String, KeptFile> compressed = new ConcurrentHashMap<>();

    /** @param change what is sent of what a file holds */
    KeptFiles(UnaryOperator<byte[]> change) {
        this.change = change;
    }

    @Override
    public @Nullable Resource resolveResource(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> places,
            ResourceResolverChain chain) {
        KeptFile kept = plain.get(path);
        if (kept == null) {
            Resource file = chain.resolveResource(request, path, places);
            if (file == null) {
                return null;
            }
            kept = plain.computeIfAbsent(path, key -> read(file));
        }
        boolean gzip =
                request != null && kept.getByteArray().length >= WORTH_COMPRESSING && Codings.acceptsGzip(request);
        KeptFile whole = kept;
        return gzip ? compressed.computeIfAbsent(path, key -> compress(whole)) : whole;
    }

    @Override
    public @Nullable String resolveUrlPath(String path, List<? extends Resource> places, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, places);
    }

    private KeptFile read(Resource file) {
        try {
            return new KeptFile(file, change.apply(file.getContentAsByteArray()), new HttpHeaders());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static KeptFile compress(KeptFile file) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        return new KeptFile(file, Gzip.compress(file.getByteArray(), Deflater.BEST_COMPRESSION), headers);
    }

    private static final class KeptFile extends TransformedResource implements HttpResource {

        private final HttpHeaders headers;

        private KeptFile(Resource original, byte[] content, HttpHeaders headers) {
            super(original, content);
            this.headers = headers;
            headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            return headers;
        }
    }
}
