package org.symbiozae.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.symbiozae.imports.ImportReport.Compared;
import org.symbiozae.imports.ImportReport.Taken;
import org.symbiozae.imports.ImportReport.Tally;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.rows.Unreadable;
import org.symbiozae.store.IntakePlace;

/** A report in the making. It stays small whatever the file: findings beyond the listed ones are counted. */
final class ImportDraft {

    private static final int MOST_TALLIES = 200;

    private record Sort(String field, String code, boolean refused) {}

    private final ImportRequest request;
    private final ObjIntConsumer<Fault> refusals;
    private final List<Finding> refused = new ArrayList<>();
    private final List<Finding> warned = new ArrayList<>();
    private final Map<Sort, Integer> tallies = new HashMap<>();
    private final Set<Notice> notices = new LinkedHashSet<>();
    private final Map<Repair, Integer> repairs = new EnumMap<>(Repair.class);
    private final Map<String, Integer> passedOver = new TreeMap<>();
    private int refusedCount;
    private int warnedCount;

    /** @param refusals told of every refused line */
    ImportDraft(ImportRequest request, ObjIntConsumer<Fault> refusals) {
        this.request = request;
        this.refusals = refusals;
    }

    void refuse(int line, Fault fault) {
        refusedCount++;
        refusals.accept(fault, line);
        list(refused, line, fault, true);
    }

    private void list(List<Finding> list, int line, Fault fault, boolean refusing) {
        Sort sort = new Sort(fault.field(), fault.code(), refusing);
        if (tallies.size() < MOST_TALLIES || tallies.containsKey(sort)) {
            tallies.merge(sort, 1, Integer::sum);
        }
        if (list.size() < ImportReport.LISTED) {
            list.add(Finding.of(request.fileName(), line, fault));
        }
    }

    /** The file as a whole; where its reading stopped is part of the value. */
    void refuse(Unreadable unreadable) {
        Fault fault = unreadable.fault();
        String where = unreadable.line() > 0 ? "line " + unreadable.line() + ": " : "";
        refuse(0, new Fault(fault.field(), fault.code(), where + fault.value(), fault.hint(), fault.proposal()));
    }

    void notice(Notice notice) {
        notices.add(notice);
    }

    /** What another one of the same file has said of how it was read. */
    void noticesOf(ImportDraft other) {
        notices.addAll(other.notices);
    }

    void passOver(String code) {
        passedOver.merge(code, 1, Integer::sum);
    }

    /** What is said of a row that was taken. */
    void taken(int line, Notes notes) {
        notes.repairs().forEach(repair -> repairs.merge(repair, 1, Integer::sum));
        notes.warnings().forEach(warning -> doubt(line, warning));
    }

    /** What the owner of a row that was taken should look at. */
    void doubt(int line, Fault warning) {
        warnedCount++;
        list(warned, line, warning, false);
    }

    ImportReport done(@Nullable Long importId, Taken taken, Compared compared, List<IntakePlace> places) {
        List<Notice> all = new ArrayList<>(notices);
        repairs.forEach((repair, rows) -> all.add(Notice.counted(
                "repaired_" + repair.name().toLowerCase(Locale.ROOT), repair.text() + ": " + rows + ".", rows)));
        passedOver.forEach((code, rows) ->
                all.add(Notice.counted("passed_over_" + code, Rejections.passedOver(code) + ": " + rows + ".", rows)));
        return new ImportReport(
                        request.fileName(),
                        request.kind().code(),
                        request.dryRun(),
                        importId,
                        taken,
                        compared,
                        refusedCount,
                        refused,
                        warnedCount,
                        warned,
                        tallies.entrySet().stream()
                                .map(entry -> new Tally(
                                        entry.getKey().field(),
                                        entry.getKey().code(),
                                        entry.getKey().refused(),
                                        entry.getValue()))
                                .sorted(Comparator.comparing(Tally::rows, Comparator.reverseOrder())
                                        .thenComparing(Tally::code)
                                        .thenComparing(Tally::field))
                                .toList(),
                        all,
                        places,
                        "")
                .in(Locale.ENGLISH);
    }
}
