package org.symbiozae.publish;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the container refuses before anything of ours sees the request, as a problem like all others; public because the
 * container makes it by its name.
 */
public final class ContainerProblems extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(problem(status).toString());
                response.finishResponse();
            }
        } catch (IOException callerIsGone) {
            container.getLogger().debug("Nobody reads the problem.", callerIsGone);
        }
    }

    private static ObjectNode problem(HttpStatus status) {
        ObjectNode problem = JsonMapper.shared()
                .createObjectNode()
                .put("title", status.getReasonPhrase())
                .put("status", status.value());
        return status == HttpStatus.BAD_REQUEST
                ? problem.put("code", "invalid")
                        .put(
                                "detail",
                                "The request is no valid HTTP, or its address and headers are too long: shorten the filter.")
                : problem;
    }
}
