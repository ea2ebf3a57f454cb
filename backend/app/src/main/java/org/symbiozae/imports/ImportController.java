package org.symbiozae.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.imports.ImportRequest.Gone;
import org.symbiozae.imports.ImportRequest.Options;
import org.symbiozae.store.Intake;
import tools.jackson.databind.json.JsonMapper;

/** Files sent by facilitators, and what became of the former ones. */
@RestController
@RequestMapping(path = "/api/imports", produces = MediaType.APPLICATION_JSON_VALUE)
class ImportController {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_COLUMNS = 200;

    private final Imports imports;
    private final Intake intake;
    private final RunningImports jobs;
    private final FilePreviews previews;
    private final JsonMapper json;

    ImportController(Imports imports, Intake intake, RunningImports jobs, FilePreviews previews, JsonMapper json) {
        this.imports = imports;
        this.intake = intake;
        this.jobs = jobs;
        this.previews = previews;
        this.json = json;
    }

    /**
     * What comes with a file.
     *
     * @param as what its rows are
     * @param territory code of the owner
     * @param crs the reference system, when the file does not say
     * @param layer the sheet, table or shapefile that is meant
     * @param gone {@code keep} or {@code remove} what former files brought and this one does not
     * @param lang {@code fr} for a report in French
     * @param job a word of the caller's choice, by which the import can be watched and stopped
     */
    record Said(
            @Nullable String as,
            @Nullable String territory,
            @Nullable String crs,
            @Nullable String layer,
            @Nullable Gone gone,
            @Nullable String lang,
            @Nullable String job,
            @Nullable Boolean dryRun) {

        Locale language() {
            return Locale.forLanguageTag(lang == null ? "en" : lang);
        }
    }

    /**
     * Takes a file; its size is limited by {@code spring.servlet.multipart}. Refused rows are part of a good answer.
     *
     * @param more {@code map}: column of the file by field, {@code field=column} each, for names that do not tell
     * @throws Problem UNREADABLE with the report when nothing could be read
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ImportReport take(
            @RequestParam MultipartFile file,
            Said said,
            @RequestParam MultiValueMap<String, String> more,
            Viewer viewer)
            throws IOException {
        Path copy = Files.createTempFile("import", ".upload");
        String job = said.job() == null ? "" : said.job();
        try {
            ImportRequest request = request(file, copy, said, more, viewer);
            try (RunningImports.Job running = jobs.begin(job, request)) {
                file.transferTo(copy);
                return read(imports.take(request, running.progress()).in(said.language()));
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /**
     * The rows of a file that are refused, as CSV: every column as it was, then the line, the reason and what to do. To be
     * corrected and sent again; nothing is stored.
     */
    @PostMapping(path = "/refused", consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = "text/csv;charset=UTF-8")
    ResponseEntity<byte[]> refused(
            @RequestParam MultipartFile file,
            Said said,
            @RequestParam MultiValueMap<String, String> more,
            Viewer viewer)
            throws IOException {
        Path copy = Files.createTempFile("import", ".upload");
        Path rows = Files.createTempFile("import", ".refused");
        try {
            ImportRequest request = request(file, copy, said, more, viewer);
            file.transferTo(copy);
            read(imports.refused(request, said.language(), rows).in(said.language()));
            return ResponseEntity.ok()
                    .header("Content-Disposition", "attachment; filename=\"refus.csv\"")
                    .body(Files.readAllBytes(rows));
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(rows);
        }
    }

    private ImportRequest request(
            MultipartFile file, Path copy, Said said, MultiValueMap<String, String> more, Viewer viewer) {
        Kind kind = Kind.of(said.as() == null ? "" : said.as());
        String owner = said.territory() == null || said.territory().isBlank()
                ? null
                : said.territory().strip();
        mayWrite(viewer, kind.owned() ? owner : null);
        Options options = new Options(
                said.layer() == null ? "" : said.layer().strip(),
                columns(more.get("map")),
                said.gone() == null ? Gone.KEEP : said.gone());
        return new ImportRequest(
                name(file),
                copy,
                kind,
                owner,
                ImportRequest.epsg(said.crs()),
                options,
                Boolean.TRUE.equals(said.dryRun()),
                viewer.person());
    }

    private static ImportReport read(ImportReport report) {
        if (report.nothingRead()) {
            throw new Problem(Problem.Code.UNREADABLE, report.refused().get(0).hint(), Map.of("report", report));
        }
        return report;
    }

    private static Map<String, String> columns(@Nullable List<String> map) {
        Map<String, String> columns = new HashMap<>();
        for (String pair : map == null ? List.<String>of() : map) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw Problem.invalid("“" + pair + "” maps nothing: say field=column.");
            }
            if (equals + 1 < pair.length()) {
                columns.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return columns;
    }

    /** The imports that are running in territories the caller may write to; found again by who closed the page. */
    @GetMapping("/jobs")
    List<RunningImports.Told> running(Viewer viewer) {
        mustWrite(viewer);
        return jobs.all().stream()
                .filter(told -> told.territory() == null ? everywhere(viewer) : viewer.mayWriteTo(told.territory()))
                .toList();
    }

    /** How far an import is; of one that is not running, that it waits. */
    @GetMapping("/jobs/{job}")
    Progress.State progress(@PathVariable String job) {
        return jobs.find(job).map(Progress::state).orElse(Progress.State.NOT_RUNNING);
    }

    /** @param stopped whether nothing of the import is stored; false when it had ended, or never began */
    record Stopped(boolean stopped) {}

    /** Stops a running import. */
    @DeleteMapping("/jobs/{job}")
    Stopped cancel(@PathVariable String job, Viewer viewer) {
        mustWrite(viewer);
        return new Stopped(jobs.find(job).map(Progress::cancel).orElse(false));
    }

    /** Takes an import back; what was changed since stays. Whoever may import to its territory may undo it. */
    @PostMapping("/{number}/undo")
    Intake.Undone undo(@PathVariable long number, Viewer viewer) {
        mustWrite(viewer);
        mayWrite(viewer, intake.territoryOf(number).orElse(null));
        return intake.undo(number);
    }

    /** The columns of a file, what each would be read as, and its first rows; nothing is stored. */
    @PostMapping(path = "/columns", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Preview columns(
            @RequestParam MultipartFile file,
            @RequestParam("as") String kindName,
            @RequestParam(defaultValue = "") String layer,
            Viewer viewer)
            throws IOException {
        mustWrite(viewer);
        Path copy = Files.createTempFile("import", ".upload");
        try {
            file.transferTo(copy);
            return previews.of(name(file), copy, Kind.of(kindName), layer.strip());
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** An empty file of a kind, with its columns and an example. */
    @GetMapping(path = "/templates/{kind}.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> template(@PathVariable String kind) {
        Kind of = Kind.of(kind);
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"" + of.code() + ".csv\"")
                .body(Templates.csv(of));
    }

    /** The same as a spreadsheet. */
    @GetMapping(
            path = "/templates/{kind}.xlsx",
            produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    ResponseEntity<byte[]> spreadsheet(@PathVariable String kind) throws IOException {
        Kind of = Kind.of(kind);
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"" + of.code() + ".xlsx\"")
                .body(Templates.xlsx(of));
    }

    /** Mappings that were saved for a kind of file, as JSON. */
    @GetMapping("/mappings")
    String mappings(@RequestParam("as") String kindName, @RequestParam String territory, Viewer viewer) {
        viewer.mustWriteTo(territory);
        return intake.mappings(territory, Kind.of(kindName).code());
    }

    /** Keeps which column is which field under a name; the same name again replaces it. */
    @PutMapping(path = "/mappings/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    void keep(
            @PathVariable String name,
            @RequestParam("as") String kindName,
            @RequestParam String territory,
            @RequestBody Map<String, String> columnOfField,
            Viewer viewer) {
        viewer.mustWriteTo(territory);
        if (name.isBlank() || name.length() > LONGEST_NAME || columnOfField.size() > MOST_COLUMNS) {
            throw Problem.invalid("Give the mapping a name of 1 to " + LONGEST_NAME + " characters.");
        }
        intake.keepMapping(territory, Kind.of(kindName).code(), name, json.writeValueAsString(columnOfField));
    }

    private static void mustWrite(Viewer viewer) {
        if (!viewer.mayWrite()) {
            throw new Problem(Problem.Code.FORBIDDEN, "Only facilitators import files.");
        }
    }

    @GetMapping
    String past(@RequestParam(required = false) @Nullable String territory, Viewer viewer) {
        mayWrite(viewer, territory);
        return intake.past(territory);
    }

    /** Without a territory the rows may go anywhere: only those who may write everywhere may do that. */
    private void mayWrite(Viewer viewer, @Nullable String territory) {
        if (territory != null) {
            viewer.mustWriteTo(territory);
        } else if (!everywhere(viewer)) {
            throw new Problem(Problem.Code.FORBIDDEN, "Name a territory you are the facilitator of: territory=CODE.");
        }
    }

    private boolean everywhere(Viewer viewer) {
        return viewer.role() == Viewer.Role.ADMINISTRATOR
                || viewer.mayWrite() && viewer.territories().containsAll(intake.territories());
    }

    /** The last part of the name the browser sent, for people to recognise. */
    private static String name(MultipartFile file) {
        String sent = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return last.substring(0, Math.min(last.length(), LONGEST_NAME));
    }
}
