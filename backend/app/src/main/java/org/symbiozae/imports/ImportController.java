package org.symbiozae.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Intake;

/** Files sent by facilitators, and what became of the former ones. */
@RestController
@RequestMapping(path = "/api/imports", produces = MediaType.APPLICATION_JSON_VALUE)
class ImportController {

    private static final int LONGEST_NAME = 200;

    private final Imports imports;
    private final Intake intake;

    ImportController(Imports imports, Intake intake) {
        this.imports = imports;
        this.intake = intake;
    }

    /**
     * Takes a file; its size is limited by {@code spring.servlet.multipart}. Refused rows are part of a good answer.
     *
     * @throws Problem UNREADABLE with the report when nothing could be read
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ImportReport take(
            @RequestParam MultipartFile file,
            @RequestParam("as") String kindName,
            @RequestParam(required = false) @Nullable String territory,
            @RequestParam(required = false) @Nullable String crs,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Viewer viewer)
            throws IOException {
        Kind kind = Kind.of(kindName);
        String owner = territory == null || territory.isBlank() ? null : territory.strip();
        mayWrite(viewer, kind.owned() ? owner : null);
        Path copy = Files.createTempFile("import", ".upload");
        try {
            file.transferTo(copy);
            String by = viewer.role().name().toLowerCase(Locale.ROOT);
            ImportReport report =
                    imports.take(new ImportRequest(name(file), copy, kind, owner, ImportRequest.epsg(crs), dryRun, by));
            if (report.nothingRead()) {
                String hint = report.refused().get(0).hint();
                throw new Problem(Problem.Code.UNREADABLE, "Nothing could be read. " + hint, Map.of("report", report));
            }
            return report;
        } finally {
            Files.deleteIfExists(copy);
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
        } else if (!viewer.mayWrite()
                || viewer.role() != Viewer.Role.ADMINISTRATOR
                        && !viewer.territories().containsAll(intake.territories())) {
            throw new Problem(Problem.Code.FORBIDDEN, "Name a territory you are the facilitator of: territory=CODE.");
        }
    }

    /** The last part of the name the browser sent, for people to recognise. */
    private static String name(MultipartFile file) {
        String sent = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return last.substring(0, Math.min(last.length(), LONGEST_NAME));
    }
}
