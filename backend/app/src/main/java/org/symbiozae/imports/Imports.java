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
import java.time.LocalDate;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.symbiozae.imports.ImportReport.Taken;
import org.symbiozae.imports.formats.Formats;
import org.symbiozae.imports.formats.Limits;
import org.symbiozae.imports.formats.Unreadable;
import org.symbiozae.store.Intake;
import org.symbiozae.store.IntakeOrigin;
import org.symbiozae.store.IntakeOutcome;
import org.symbiozae.store.IntakeOutlines;
import org.symbiozae.store.IntakeReference;
import org.symbiozae.store.IntakeRun;
import tools.jackson.databind.json.JsonMapper;

/** Takes files. One import is one transaction, and one runs at a time. */
@Component
public final class Imports {

    private final Intake intake;
    private final IntakeReference reference;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Imports(Intake intake, IntakeReference reference, PlatformTransactionManager transactions, JsonMapper json) {
        this.intake = intake;
        this.reference = reference;
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
        return transaction.execute(status -> switch (request.kind()) {
            case TERRITORIES -> take(request, new OutlineFacts(IntakeOutlines.TERRITORIES), status);
            case COMMUNES -> take(request, new OutlineFacts(IntakeOutlines.COMMUNES), status);
            case ZONES -> take(request, new ZoneFacts(json), status);
            case SITES -> take(request, new SiteFacts(json), status);
            case DECLARATIONS ->
                take(
                        request,
                        new DeclarationFacts(
                                new Resources(reference.resources()), reference.qualities(), LocalDate.now()),
                        status);
        });
    }

    private <F> ImportReport take(ImportRequest request, FactReader<F> reader, TransactionStatus status) {
        ImportDraft draft = new ImportDraft(request);
        try {
            IntakeRun<F> run = intake.begin(reader.table(), origin(request));
            Formats.read(
                    request.fileName(),
                    request.file(),
                    Limits.DEFAULT,
                    new Reading<>(reader, run, draft, request.epsg()));
            IntakeOutcome outcome =
                    run.finish(rejection -> draft.refuse(rejection.line(), Rejections.fault(rejection)));
            outcome.remarks()
                    .forEach((code, rows) -> Rejections.notice(code, rows).ifPresent(draft::notice));
            Taken taken = new Taken(outcome.created(), outcome.changed(), outcome.unchanged());
            ImportReport report = draft.done(request.dryRun() ? null : run.id(), taken);
            if (request.dryRun()) {
                status.setRollbackOnly();
            } else {
                run.keep(json.writeValueAsString(report));
            }
            return report;
        } catch (Unreadable unreadable) {
            status.setRollbackOnly();
            ImportDraft nothing = new ImportDraft(request);
            nothing.refuse(unreadable);
            return nothing.done(null, Taken.NOTHING);
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
