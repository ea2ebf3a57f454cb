package org.symbiozae.machine;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;

/** Why a private cluster could not be made, started or stopped, in one sentence with a way out. */
final class ClusterFailure {

    private ClusterFailure() {}

    static Problem of(String undone, ClusterDirectory directory, Program.Outcome outcome) throws IOException {
        List<String> said = Stream.concat(outcome.output().lines(), directory.logTail().stream())
                .toList();
        String failed = "The private PostGIS could not be " + undone;
        if (said.stream().anyMatch(Reason::diskIsFull)) {
            return unavailable("The disk is full: " + failed + " in " + directory.path()
                    + ". Free some space (about 500 MB), then try again.");
        }
        if (said.stream().anyMatch(line -> line.contains("Address already in use"))) {
            return unavailable(failed + ": port " + directory.port() + " was taken at that moment. Try again.");
        }
        String reason = said.stream()
                .filter(line -> line.matches(".*(FATAL|PANIC|error):.*"))
                .map(line -> line.replaceFirst(".*(FATAL|PANIC|error):\\s*", ""))
                .findFirst()
                .orElse("exit code " + outcome.exit());
        return unavailable(failed + " (" + reason + "). Its log is " + directory.log() + ".");
    }

    /** @param made major version the data were made by; empty when there are none yet */
    static Problem noPrograms(ClusterDirectory directory, String made) {
        if (made.isEmpty()) {
            return unavailable("PostgreSQL " + PostgresPrograms.OLDEST
                    + " or newer with PostGIS is not installed. Install it, or set SYMBIOZAE_DB_URL.");
        }
        return unavailable("The data in " + directory.data() + " were made by PostgreSQL " + made
                + ", which is not installed with PostGIS. Install postgresql-" + made
                + "-postgis-3, or move that directory away to start afresh.");
    }

    private static Problem unavailable(String sentence) {
        return new Problem(Code.UNAVAILABLE, sentence);
    }
}
