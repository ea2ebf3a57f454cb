package org.symbiozae.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.symbiozae.imports.words.Wording;
import org.symbiozae.store.IntakePlace;

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
 * @param places where the first rows lie that would be stored; of a trial only
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
        List<IntakePlace> places,
        String summary) {

    public static final int LISTED = 1_000;

    public ImportReport {
        refused = List.copyOf(refused);
        warned = List.copyOf(warned);
        tallies = List.copyOf(tallies);
        notices = List.copyOf(notices);
        places = List.copyOf(places);
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

    /** The same in a language: what a person reads of it; codes, fields and values stay. */
    public ImportReport in(Locale language) {
        Wording wording = Wording.of(language);
        return new ImportReport(
                file,
                kind,
                dryRun,
                importId,
                taken,
                compared,
                refusedCount,
                refused.stream().map(finding -> finding.in(wording)).toList(),
                warnedCount,
                warned.stream().map(finding -> finding.in(wording)).toList(),
                tallies,
                notices.stream()
                        .map(notice -> new Notice(notice.code(), wording.of(notice.text()), notice.rows()))
                        .toList(),
                places,
                summary(wording));
    }

    private String summary(Wording wording) {
        StringBuilder more = new StringBuilder();
        if (warnedCount > 0) {
            more.append(wording.of(", " + warnedCount + " warnings"));
        }
        if (compared.removed() > 0) {
            more.append(wording.of(", " + compared.gone() + " gone, of which " + compared.removed() + " removed"));
        } else if (compared.gone() > 0) {
            more.append(wording.of(", " + compared.gone() + " not in this file"));
        }
        if (dryRun) {
            more.append(wording.of("; dry run, nothing stored"));
        }
        return wording.of("%s: %d %s taken (%d new, %d changed, %d unchanged), %d refused%s."
                .formatted(
                        file,
                        taken.total(),
                        wording.of(kind),
                        taken.created(),
                        taken.changed(),
                        taken.unchanged(),
                        refusedCount,
                        more));
    }

    /** Whether the file as a whole could not be read; its one refusal says why. */
    public boolean nothingRead() {
        return taken.total() == 0 && refused.stream().anyMatch(finding -> finding.line() == 0);
    }
}
