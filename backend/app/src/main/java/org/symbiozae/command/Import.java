package org.symbiozae.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.symbiozae.imports.Finding;
import org.symbiozae.imports.ImportReport;
import org.symbiozae.imports.ImportRequest;
import org.symbiozae.imports.ImportRequest.Gone;
import org.symbiozae.imports.ImportRequest.Options;
import org.symbiozae.imports.Imports;
import org.symbiozae.imports.Kind;
import org.symbiozae.imports.ShapefileParts;
import org.symbiozae.store.Intake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes files, each in one transaction. Exit 1 if a row was refused, 2 if a file could not be read at all. */
@Command(name = "import", description = "Takes files and reports what was refused.")
final class Import implements Callable<Integer> {

    private static final int SHOWN = 20;

    @ParentCommand
    private Launcher launcher;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "CSV, XLSX, GeoJSON, KML, GeoPackage, shapefile, also in a zip")
    private List<Path> files;

    @Option(
            names = "--as",
            required = true,
            paramLabel = "KIND",
            description = "territories, communes, zones, plots, poles, sites or declarations")
    private Kind kind;

    @Option(names = "--territory", paramLabel = "CODE", description = "Who owns the rows (default: by where they lie).")
    private @Nullable String territory;

    @Option(
            names = "--crs",
            paramLabel = "EPSG:N",
            converter = Epsg.class,
            description = "Reference system, when the file does not say.")
    private @Nullable Integer epsg;

    @Option(names = "--layer", paramLabel = "NAME", description = "The sheet, table or shapefile that is meant.")
    private String layer = "";

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN",
            description = "The column a field is read from, where its name does not tell; may be repeated.")
    private Map<String, String> columns = Map.of();

    @Option(
            names = "--gone",
            paramLabel = "keep|remove",
            description = "What to do with rows of former files that this one does not have (default: keep).")
    private Gone gone = Gone.KEEP;

    @Option(names = "--dry-run", description = "Tells what would happen and stores nothing.")
    private boolean dryRun;

    @Option(
            names = "--refused",
            paramLabel = "FILE",
            description =
                    "Writes the refused rows there as CSV, each with its reason, to be corrected and taken again.")
    private @Nullable Path refused;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                System.err.println("The file " + file + " is not there, or this user may not read it.");
                return 2;
            }
        }
        if (refused != null && files.size() > 1) {
            System.err.println("Take one file at a time with --refused.");
            return 2;
        }
        int exit = 0;
        try (Session session = launcher.open()) {
            Imports imports = session.door(Imports.class);
            for (Path file : files) {
                ImportReport report = take(imports, file).in(Locale.getDefault());
                print(report);
                exit = Math.max(exit, report.nothingRead() ? 2 : report.refusedCount() > 0 ? 1 : 0);
            }
        }
        return exit;
    }

    private ImportReport take(Imports imports, Path file) throws IOException {
        if (!ShapefileParts.is(file)) {
            return take(imports, file, file.getFileName().toString());
        }
        Path zip = Files.createTempFile("import", ".zip");
        try {
            ShapefileParts.zip(file, zip);
            return take(imports, zip, file.getFileName() + ".zip");
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    private ImportReport take(Imports imports, Path file, String name) throws IOException {
        ImportRequest request = new ImportRequest(
                name, file, kind, territory, epsg, new Options(layer, columns, gone), dryRun, "operator");
        try (Watch watch = Watch.over(file)) {
            ImportReport report = imports.take(request, watch.progress());
            if (refused != null && report.refusedCount() > 0) {
                imports.refused(request, Locale.getDefault(), refused);
            }
            return report;
        }
    }

    static void print(ImportReport report) {
        System.out.println(report.summary());
        if (report.importId() != null && report.taken().total() > 0 && Intake.UNDOABLE.contains(report.kind())) {
            System.out.println("  import " + report.importId() + ": undo " + report.importId() + " takes it back");
        }
        report.notices().forEach(notice -> System.out.println("  note: " + notice.text()));
        report.compared().changedFields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> System.out.println("  changed: " + entry.getKey() + " in " + entry.getValue()));
        print("refused", report.refused(), report.refusedCount());
        print("warning", report.warned(), report.warnedCount());
        if (report.refusedCount() + report.warnedCount() > SHOWN) {
            report.tallies()
                    .forEach(tally -> System.out.println("  in all: " + tally.rows() + " × "
                            + (tally.refused() ? "refused " : "warning ") + tally.code() + " " + tally.field()));
        }
    }

    private static void print(String what, List<Finding> findings, int count) {
        findings.stream().limit(SHOWN).map(finding -> line(what, finding)).forEach(System.out::println);
        if (count > SHOWN) {
            System.out.println("  … and " + (count - SHOWN) + " more");
        }
    }

    private static String line(String what, Finding finding) {
        String field = finding.field().isEmpty() ? "" : " " + finding.field() + "=“" + finding.value() + "”";
        String proposal = finding.proposal().isEmpty() ? "" : " Probably: " + finding.proposal() + ".";
        return "  " + what + ": " + finding.file() + ":" + finding.line() + field + " " + finding.code() + ". "
                + finding.hint() + proposal;
    }
}
