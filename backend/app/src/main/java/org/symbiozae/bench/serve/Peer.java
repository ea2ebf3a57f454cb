package org.symbiozae.bench.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.symbiozae.domain.Problem;

/** Runs a program of the system to its end and reads figures from what it says. */
final class Peer {

    private Peer() {}

    static String run(Path directory, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new Problem(
                    Problem.Code.UNAVAILABLE,
                    command.get(0) + " failed: "
                            + output.lines().reduce((first, last) -> last).orElse("it said nothing"));
        }
        return output;
    }

    /** @param pattern its first group is the number */
    static double figure(String output, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(output);
        if (!matcher.find()) {
            throw new Problem(Problem.Code.UNAVAILABLE, "No figure like '" + pattern + "' in: " + output);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
