package org.symbiozae.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param kind what it was read as
 * @param importId the number of the import, null when nothing was stored
 * @param taken rows that are stored now, or would be
 * @param refusedCount rows that were refused
 * @param refused the first {@value #LISTED} of them, in the order they were found
 * @param notices what the reader decided or repaired
 * @param summary all of it in one sentence
 */
public record ImportReport(
        String file,
        String kind,
        boolean dryRun,
        @Nullable Long importId,
        Taken taken,
        int refusedCount,
        List<Refusal> refused,
        List<Notice> notices,
        String summary) {

    public static final int LISTED = 1_000;

    public ImportReport {
        refused = List.copyOf(refused);
        notices = List.copyOf(notices);
    }

    public record Taken(int created, int changed, int unchanged) {

        static final Taken NOTHING = new Taken(0, 0, 0);

        public int total() {
            return created + changed + unchanged;
        }
    }

    /** Whether the file as a whole could not be read; its one refusal says why. */
    public boolean nothingRead() {
        return taken.total() == 0 && refused.stream().anyMatch(refusal -> refusal.line() == 0);
    }
}
