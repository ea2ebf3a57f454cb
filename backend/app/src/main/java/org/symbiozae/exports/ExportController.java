package org.symbiozae.exports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;

/**
 * Layers as downloads, with the filters of items; {@code crs=EPSG:2154} for another reference system, {@code label} for a word
 * in the file's name.
 */
@RestController
class ExportController {

    /** Each holds a connection of the readers' pool as long as its caller takes. */
    private static final int AT_A_TIME = 4;

    private static final int RETRY_SECONDS = 10;

    private final Exports exports;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    ExportController(Exports exports) {
        this.exports = exports;
    }

    @GetMapping("/export/{layer:[^.]+}.{format:.+}")
    void export(
            @PathVariable String layer,
            @PathVariable String format,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer)
            throws IOException {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        String label = String.join("_", parameters.getOrDefault("label", List.of()));
        parameters.remove("label");
        Export export = exports.export(layer, format, parameters, epsg(parameters.remove("crs")), viewer);
        response.setContentType(export.format().mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(export.fileName(label))
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        if (request.getMethod().equals(HttpMethod.HEAD.name())) {
            return;
        }
        if (!places.tryAcquire()) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            throw new Problem(
                    Problem.Code.UNAVAILABLE,
                    AT_A_TIME + " exports are being written already. Try again in " + RETRY_SECONDS + " s.",
                    Map.of("retry_after", RETRY_SECONDS));
        }
        try {
            export.write(response.getOutputStream());
        } catch (IOException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw new CutShort(failure);
            }
            response.resetBuffer();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            throw failure;
        } finally {
            places.release();
        }
    }

    private static @Nullable Integer epsg(@Nullable List<String> crs) {
        return crs == null ? null : Crs.parse(String.join(",", crs)).epsg();
    }

    /** Thrown on, past every table of errors, so that the server cuts the connection: half a file must not look whole. */
    @ExceptionHandler
    void on(CutShort failure) throws CutShort {
        throw failure;
    }

    static final class CutShort extends IOException {

        private static final long serialVersionUID = 1L;

        CutShort(Exception cause) {
            super("an export ended after its first byte: " + cause, cause);
        }
    }
}
