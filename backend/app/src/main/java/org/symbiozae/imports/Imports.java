package org.symbiozae.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.ObjIntConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.symbiozae.imports.ImportReport.Compared;
import org.symbiozae.imports.ImportReport.Taken;
import org.symbiozae.imports.ImportRequest.Gone;
import org.symbiozae.imports.Progress.Step;
import org.symbiozae.imports.facts.FactReader;
import org.symbiozae.imports.formats.Formats;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Unreadable;
import org.symbiozae.imports.words.Wording;
import org.symbiozae.store.Intake;
import org.symbiozae.store.IntakeOrigin;
import org.symbiozae.store.IntakeOutcome;
import org.symbiozae.store.IntakeRun;
import tools.jackson.databind.json.JsonMapper;

/** Takes files. One import is one transaction, and one runs at a time. */
@Component
public final class Imports {

    private static final int PLACES = 300;

    private final Intake intake;
    private final Readers readers;
    private final Limits limits;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Imports(Intake intake, Readers readers, Limits limits, PlatformTransactionManager transactions, JsonMapper json) {
        this.intake = intake;
        this.readers = readers;
        this.limits = limits;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
    }

    /**
     * Reads a file and stores its good rows: all of them, or none when the file cannot be read to its end, when something
     * fails, or in a dry run. The rows it refuses are in the report; nothing stored before is lost.
     *
     * @throws org.symbiozae.domain.Problem NOT_FOUND when there is no such territory
     */
    public ImportReport take(ImportRequest request) {
        return take(request, new Progress());
    }

    /** As {@link #take(ImportRequest)}, watched and perhaps stopped through {@code progress}. @throws Problem CONFLICT then */
    public ImportReport take(ImportRequest request, Progress progress) {
        return take(request, progress, (fault, line) -> {});
    }

    /**
     * The rows that would be refused, as CSV: every column as it was, then the line, the reason and what to do. Takes the
     * file on trial; of the first hundred thousand rows.
     *
     * @return what became of the file
     */
    public ImportReport refused(ImportRequest request, Locale language, Path out) throws IOException {
        RefusedRows rows = new RefusedRows();
        ImportReport report = take(request.tried(), new Progress(), rows::note);
        if (!report.nothingRead()) {
            rows.write(
                    request, request.selection(readers.of(request.kind()).names()), limits, Wording.of(language), out);
        }
        return report;
    }

    private ImportReport take(ImportRequest request, Progress progress, ObjIntConsumer<Fault> refusals) {
        return transaction.execute(status -> take(request, readers.of(request.kind()), progress, refusals, status));
    }

    private <F> ImportReport take(
            ImportRequest request,
            FactReader<F> reader,
            Progress progress,
            ObjIntConsumer<Fault> refusals,
            TransactionStatus status) {
        ImportDraft draft = new ImportDraft(request, refusals);
        try (IntakeRun<F> run = intake.begin(reader.table(), origin(request))) {
            Reading<F> reading = new Reading<>(reader, run, draft, progress, request);
            Formats.read(request.fileName(), request.file(), limits, request.selection(reader.names()), reading);
            progress.at(Step.STORING);
            IntakeOutcome outcome = run.finish(
                    request.options().gone() == Gone.REMOVE,
                    reading.unsaid(),
                    rejection -> draft.refuse(rejection.line(), Rejections.fault(rejection)),
                    doubt -> draft.doubt(doubt.line(), Rejections.fault(doubt)));
            outcome.remarks()
                    .forEach((code, rows) -> Rejections.notice(code, rows).ifPresent(draft::notice));
            Taken taken = new Taken(outcome.created(), outcome.changed(), outcome.unchanged());
            Compared compared = new Compared(outcome.changedColumns(), outcome.gone(), outcome.removed());
            ImportReport report = draft.done(
                    request.dryRun() ? null : run.id(),
                    taken,
                    compared,
                    request.dryRun() ? run.places(PLACES) : List.of());
            if (request.dryRun()) {
                status.setRollbackOnly();
            } else {
                run.keep(json.writeValueAsString(report));
            }
            progress.at(Step.DONE);
            return report;
        } catch (Unreadable unreadable) {
            status.setRollbackOnly();
            ImportDraft nothing = new ImportDraft(request, (fault, line) -> {});
            nothing.noticesOf(draft);
            nothing.refuse(unreadable);
            return nothing.done(null, Taken.NOTHING, Compared.NOTHING, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IntakeOrigin origin(ImportRequest request) throws IOException {
        String territory = request.kind().owned() ? request.territory() : null;
        return new IntakeOrigin(
                request.kind().code(), request.fileName(), sha256(request.file()), territory, request.byWhom());
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
