package org.symbiozae.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param kind what it was read as
 * @param importId the number of the import, null when nothing was stored
 * @param taken rows that are stored now, or would be
 * @param compared what differs from what was there
 * @param refusedCount rows that were refused
 * @param refused the first {@value #LISTED} of them, in the order they were found
 * @param warnedCount warnings about rows that were taken all the same
 * @param warned the first {@value #LISTED} of them
 * @param tallies how often each thing was found
 * @param notices what the reader decided or repaired
 * @param summary all of it in one sentence
 */
public record ImportReport(
        String file,
        String kind,
        boolean dryRun,
        @Nullable Long importId,
        Taken taken,
        Compared compared,
        int refusedCount,
        List<Finding> refused,
        int warnedCount,
        List<Finding> warned,
        List<Tally> tallies,
        List<Notice> notices,
        String summary) {

    public static final int LISTED = 1_000;

    public ImportReport {
        refused = List.copyOf(refused);
        warned = List.copyOf(warned);
        tallies = List.copyOf(tallies);
        notices = List.copyOf(notices);
    }

    public record Taken(int created, int changed, int unchanged) {

        static final Taken NOTHING = new Taken(0, 0, 0);

        public int total() {
            return created + changed + unchanged;
        }
    }

    /**
     * The file beside what is stored.
     *
     * @param changedFields how many of the changed rows differ in which field
     * @param gone rows that former imports brought to the same territories and this file does not have
     * @param removed how many of them went
     */
    public record Compared(Map<String, Integer> changedFields, int gone, int removed) {

        static final Compared NOTHING = new Compared(Map.of(), 0, 0);

        public Compared {
            changedFields = Map.copyOf(changedFields);
        }
    }

    /** @param refused whether these rows were refused, or taken with a warning */
    public record Tally(String field, String code, boolean refused, int rows) {}

    /** Whether the file as a whole could not be read; its one refusal says why. */
    public boolean nothingRead() {
        return taken.total() == 0 && refused.stream().anyMatch(finding -> finding.line() == 0);
    }
}
