package org.symbiozae.publish;

import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.symbiozae.domain.Problem;

/** The one table from what went wrong to HTTP (RFC 9457). What the caller cannot mend is logged, never shown. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final Map<Problem.Code, HttpStatus> STATUS = Map.of(
            Problem.Code.NOT_FOUND, HttpStatus.NOT_FOUND,
            Problem.Code.INVALID, HttpStatus.BAD_REQUEST,
            Problem.Code.UNREADABLE, HttpStatus.UNPROCESSABLE_CONTENT,
            Problem.Code.CONFLICT, HttpStatus.CONFLICT,
            Problem.Code.UNAUTHENTICATED, HttpStatus.UNAUTHORIZED,
            Problem.Code.FORBIDDEN, HttpStatus.FORBIDDEN,
            Problem.Code.TOO_LARGE, HttpStatus.CONTENT_TOO_LARGE,
            Problem.Code.UNAVAILABLE, HttpStatus.SERVICE_UNAVAILABLE);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Problem problem) {
        return answer(STATUS.get(problem.code()), problem.code(), problem.getMessage(), problem.details());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(OptimisticLockingFailureException edited) {
        return answer(
                HttpStatus.CONFLICT,
                Problem.Code.CONFLICT,
                "Somebody changed this meanwhile. Load it again and repeat your change.",
                Map.of());
    }

    /** What only the database could find out: a number too large, a geometry that cannot be transformed. */
    @ExceptionHandler({DataIntegrityViolationException.class, UncategorizedSQLException.class})
    ResponseEntity<ProblemDetail> onUncomputable(DataAccessException failure) {
        String state = failure.getRootCause() instanceof SQLException cause ? cause.getSQLState() : "";
        if (state != null && (state.startsWith("22") || state.equals("XX000"))) {
            return answer(
                    HttpStatus.BAD_REQUEST,
                    Problem.Code.INVALID,
                    "The request asks for something that cannot be computed: a number is too large, or a geometry is"
                            + " none where it would have to be.",
                    Map.of());
        }
        return on((RuntimeException) failure);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> onDatabaseDown(Exception failure) {
        LOG.error("The database does not answer.", failure);
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problem.Code.UNAVAILABLE,
                "The database does not answer. Try again in a moment.",
                Map.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(RuntimeException unforeseen) {
        LOG.error("Unforeseen.", unforeseen);
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something failed on the server; it has been written to its log.");
        return ResponseEntity.internalServerError().body(detail);
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, Problem.Code code, String message, Map<String, Object> details) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, message);
        detail.setProperty("code", code.name().toLowerCase(java.util.Locale.ROOT));
        details.forEach(detail::setProperty);
        return ResponseEntity.status(status).body(detail);
    }
}
