package org.symbiozae.publish;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.symbiozae.domain.Problem;
import org.symbiozae.store.Abandoned;

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
            Problem.Code.TOO_MANY, HttpStatus.TOO_MANY_REQUESTS,
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
        String state = state(failure);
        if (state.startsWith("22") || state.equals("XX000")) {
            return answer(
                    HttpStatus.BAD_REQUEST,
                    Problem.Code.INVALID,
                    "The request asks for something that cannot be computed: a number is too large, or a geometry is"
                            + " none where it would have to be.",
                    Map.of());
        }
        return on((RuntimeException) failure);
    }

    /** PostgreSQL gave it up, or nobody waits for it. */
    @ExceptionHandler({QueryTimeoutException.class, Abandoned.class})
    ResponseEntity<ProblemDetail> onTooLong(RuntimeException failure) {
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problem.Code.UNAVAILABLE,
                "This takes too long to answer. Ask for less: a smaller bbox, a filter, fewer rows.",
                Map.of("retry_after", 10));
    }

    /** PostgreSQL broke off one of two who waited for each other. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(PessimisticLockingFailureException waited) {
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problem.Code.UNAVAILABLE,
                "Somebody is changing the same things. Nothing of yours was changed: send it again.",
                Map.of("retry_after", 1));
    }

    /** It restarts, or too many are waiting for it. A transaction that it broke off cannot be rolled back either. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<ProblemDetail> onDatabaseDown(RuntimeException failure) {
        if (failure instanceof TransactionSystemException && !isConnectionLost(failure)) {
            return on(failure);
        }
        LOG.warn(
                "The database does not answer: {}",
                NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problem.Code.UNAVAILABLE,
                "The database does not answer. Try again in a moment.",
                Map.of());
    }

    /** Also when a transaction cannot be ended since its connection is closed: that is not PostgreSQL's word and has no state. */
    private static boolean isConnectionLost(Throwable failure) {
        String state = state(failure);
        boolean isClosed =
                state.isEmpty() && NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException;
        return isClosed || state.startsWith("08") || state.startsWith("57") || state.startsWith("53");
    }

    /** PostgreSQL's five letters; empty when it is not the cause. */
    private static String state(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
                        && cause.getSQLState() != null
                ? cause.getSQLState()
                : "";
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(RuntimeException unforeseen) {
        if (isConnectionLost(unforeseen)) {
            return onDatabaseDown(unforeseen);
        }
        LOG.error("Unforeseen.", unforeseen);
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something failed on the server; it has been written to its log.");
        return ResponseEntity.internalServerError().body(detail);
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, Problem.Code code, String message, Map<String, Object> details) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, message);
        detail.setProperty("code", code.name().toLowerCase(Locale.ROOT));
        details.forEach(detail::setProperty);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (code == Problem.Code.UNAVAILABLE || code == Problem.Code.TOO_MANY) {
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    details.getOrDefault("retry_after", 1).toString());
        }
        return answer.body(detail);
    }
}
