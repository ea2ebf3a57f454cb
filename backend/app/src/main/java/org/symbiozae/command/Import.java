package org.symbiozae.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.symbiozae.imports.ImportReport;
import org.symbiozae.imports.ImportRequest;
import org.symbiozae.imports.Imports;
import org.symbiozae.imports.Kind;
import org.symbiozae.imports.Refusal;
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

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV, XLSX, GeoJSON, GeoPackage, zipped shapefile")
    private List<Path> files;

    @Option(
            names = "--as",
            required = true,
            paramLabel = "KIND",
            description = "territories, communes, zones, sites or declarations")
    private Kind kind;

    @Option(names = "--territory", paramLabel = "CODE", description = "Who owns the rows (default: by where they lie).")
    private @Nullable String territory;

    @Option(
            names = "--crs",
            paramLabel = "EPSG:N",
            converter = Epsg.class,
            description = "Reference system, when the file does not say.")
    private @Nullable Integer epsg;

    @Option(names = "--dry-run", description = "Tells what would happen and stores nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                System.err.println("The file " + file + " is not there, or this user may not read it.");
                return 2;
            }
        }
        int exit = 0;
        try (Session session = launcher.open()) {
            Imports imports = session.door(Imports.class);
            for (Path file : files) {
                ImportReport report = imports.take(new ImportRequest(
                        file.getFileName().toString(), file, kind, territory, epsg, dryRun, "operator"));
                print(report);
                exit = Math.max(exit, report.nothingRead() ? 2 : report.refusedCount() > 0 ? 1 : 0);
            }
        }
        return exit;
    }

    static void print(ImportReport report) {
        System.out.println(report.summary());
        report.notices().forEach(notice -> System.out.println("  note: " + notice.text()));
        report.refused().stream().limit(SHOWN).map(Import::line).forEach(System.out::println);
        if (report.refusedCount() > SHOWN) {
            System.out.println("  … and " + (report.refusedCount() - SHOWN) + " more");
        }
    }

    private static String line(Refusal refusal) {
        String field = refusal.field().isEmpty() ? "" : " " + refusal.field() + "=“" + refusal.value() + "”";
        return "  refused: " + refusal.file() + ":" + refusal.line() + field + " " + refusal.code() + ". "
                + refusal.hint();
    }
}
