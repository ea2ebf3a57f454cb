package org.symbiozae.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.symbiozae.imports.ImportReport.Taken;
import org.symbiozae.imports.formats.Fault;
import org.symbiozae.imports.formats.Repair;
import org.symbiozae.imports.formats.Unreadable;

/** A report in the making. It stays small whatever the file: refusals beyond the listed ones are counted. */
final class ImportDraft {

    private final ImportRequest request;
    private final List<Refusal> refused = new ArrayList<>();
    private final Set<Notice> notices = new LinkedHashSet<>();
    private final Map<Repair, Integer> repairs = new EnumMap<>(Repair.class);
    private int refusedCount;

    ImportDraft(ImportRequest request) {
        this.request = request;
    }

    void refuse(int line, Fault fault) {
        refusedCount++;
        if (refused.size() < ImportReport.LISTED) {
            refused.add(Refusal.of(request.fileName(), line, fault));
        }
    }

    /** The file as a whole; where its reading stopped is part of the value. */
    void refuse(Unreadable unreadable) {
        Fault fault = unreadable.fault();
        String where = unreadable.line() > 0 ? "line " + unreadable.line() + ": " : "";
        refuse(0, new Fault(fault.field(), fault.code(), where + fault.value(), fault.hint()));
    }

    void notice(Notice notice) {
        notices.add(notice);
    }

    /** Counts the repairs of a row that was taken. */
    void repaired(Set<Repair> made) {
        made.forEach(repair -> repairs.merge(repair, 1, Integer::sum));
    }

    ImportReport done(@Nullable Long importId, Taken taken) {
        List<Notice> all = new ArrayList<>(notices);
        repairs.forEach((repair, rows) -> all.add(
                new Notice("repaired_" + repair.name().toLowerCase(Locale.ROOT), repair.text() + ": " + rows + ".")));
        return new ImportReport(
                request.fileName(),
                request.kind().code(),
                request.dryRun(),
                importId,
                taken,
                refusedCount,
                refused,
                all,
                summary(taken));
    }

    private String summary(Taken taken) {
        return "%s: %d %s taken (%d new, %d changed, %d unchanged), %d refused%s."
                .formatted(
                        request.fileName(),
                        taken.total(),
                        request.kind().code(),
                        taken.created(),
                        taken.changed(),
                        taken.unchanged(),
                        refusedCount,
                        request.dryRun() ? "; dry run, nothing stored" : "");
    }
}
