package org.symbiozae.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.symbiozae.domain.Problem;

/** The table of jobs. Asking twice for what still waits is asking once. */
@Component
public class Jobs {

    /** Published when work was asked for, so that a worker of this process need not look for it. */
    record Asked() {}

    private static final int KEPT_DAYS = 30;

    private static final String SELECT = """
            SELECT job.*, territory.code FROM job JOIN territory ON territory.id = job.territory_id
            """;

    private static final String CLAIM = """
            UPDATE job SET state = 'running', worker = :worker, heartbeat = clock_timestamp(),
                started_at = clock_timestamp(), step = '', done = 0, steps = 0, attempts = attempts + 1
            WHERE id = (
                SELECT id FROM job candidate
                WHERE (state = 'waiting' AND due_at <= clock_timestamp()
                       AND NOT EXISTS (SELECT FROM job other
                                       WHERE other.territory_id = candidate.territory_id AND other.state = 'running')
                    OR state = 'running' AND heartbeat < clock_timestamp() - make_interval(secs => :silence))
                  AND attempts < :attempts AND kind = ANY (:kinds)
                  AND (:territory::text IS NULL OR territory_id = (SELECT id FROM territory WHERE code = :territory))
                ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id
            """;

    private static final String GIVE_UP = """
            UPDATE job SET state = 'failed', ended_at = clock_timestamp(),
                error = 'It was interrupted ' || attempts || ' times and has been given up. Ask again; the log may tell why.'
            WHERE state = 'running' AND attempts >= :attempts
              AND heartbeat < clock_timestamp() - make_interval(secs => :silence)
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final JobSettings settings;

    Jobs(JdbcClient jdbc, ApplicationEventPublisher events, JobSettings settings) {
        this.jdbc = jdbc;
        this.events = events;
        this.settings = settings;
    }

    /**
     * Asks for a job; the one of the same kind, territory and subject that still waits is returned if there is one.
     *
     * @param quiet how long to wait for more of the same; never more than ten times that after the first asking
     */
    @Transactional
    public Job ask(String kind, String territory, String subject, String askedBy, Duration quiet) {
        long id = jdbc.sql("""
                        INSERT INTO job (kind, territory_id, subject, asked_by, due_at)
                        SELECT :kind, id, :subject, :askedBy, clock_timestamp() + make_interval(secs => :quiet)
                        FROM territory WHERE code = :territory
                        ON CONFLICT (territory_id, kind, subject) WHERE state = 'waiting' DO UPDATE
                            SET due_at = least(excluded.due_at, job.asked_at + make_interval(secs => 10 * :quiet))
                        RETURNING id
                        """)
                .param("kind", kind)
                .param("territory", territory)
                .param("subject", subject)
                .param("askedBy", askedBy)
                .param("quiet", quiet.toMillis() / 1000.0)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("territory", territory));
        jdbc.sql("DELETE FROM job WHERE ended_at < now() - make_interval(days => " + KEPT_DAYS + ")")
                .update();
        events.publishEvent(new Asked());
        return job(id);
    }

    /** @throws Problem NOT_FOUND */
    public Job job(long id) {
        return jdbc.sql(SELECT + "WHERE job.id = ?")
                .param(id)
                .query(Jobs::job)
                .optional()
                .orElseThrow(() -> Problem.notFound("job", id));
    }

    /** What waits or runs, and then what ended last; at most {@code limit}. */
    public List<Job> recent(int limit) {
        return jdbc.sql(SELECT + """
                        ORDER BY ended_at DESC NULLS FIRST, job.id DESC LIMIT :limit
                        """).param("limit", limit).query(Jobs::job).list();
    }

    /** Cancels what waits or runs; what is computed for it already is dropped. @throws Problem CONFLICT once it ended */
    @Transactional
    public Job cancel(long id) {
        int cancelled = jdbc.sql("""
                        UPDATE job SET state = 'cancelled', ended_at = clock_timestamp()
                        WHERE id = ? AND state IN ('waiting', 'running')
                        """).param(id).update();
        Job job = job(id);
        if (cancelled == 0) {
            throw new Problem(
                    Problem.Code.CONFLICT,
                    "Job " + id + " has ended (" + job.state().code() + ") and cannot be cancelled any more.");
        }
        return job;
    }

    /**
     * The next job this worker may begin.
     *
     * @param kinds that it knows how to do
     * @param territory only of this one; null for any
     */
    Optional<Job> claim(String worker, Collection<String> kinds, @Nullable String territory) {
        double silence = settings.silence().toMillis() / 1000.0;
        jdbc.sql(GIVE_UP)
                .param("attempts", settings.attempts())
                .param("silence", silence)
                .update();
        try {
            return jdbc.sql(CLAIM)
                    .param("worker", worker)
                    .param("silence", silence)
                    .param("attempts", settings.attempts())
                    .param("kinds", kinds.toArray(String[]::new))
                    .param("territory", territory)
                    .query(Long.class)
                    .optional()
                    .map(this::job);
        } catch (DuplicateKeyException anotherWasQuicker) {
            return Optional.empty();
        }
    }

    /** Says that the worker is alive. @return whether the job is still its own */
    boolean beat(long id, String worker) {
        return own("heartbeat = clock_timestamp()", id, worker);
    }

    boolean step(long id, String worker, String step, int done, int steps) {
        return jdbc.sql("""
                        UPDATE job SET step = :step, done = :done, steps = :steps, heartbeat = clock_timestamp()
                        WHERE id = :id AND worker = :worker AND state = 'running'
                        """)
                        .param("step", step)
                        .param("done", done)
                        .param("steps", steps)
                        .param("id", id)
                        .param("worker", worker)
                        .update()
                == 1;
    }

    boolean finish(long id, String worker, long result) {
        return jdbc.sql("""
                        UPDATE job SET state = 'done', done = steps, ended_at = clock_timestamp(), result = :result
                        WHERE id = :id AND worker = :worker AND state = 'running'
                        """)
                        .param("result", result)
                        .param("id", id)
                        .param("worker", worker)
                        .update()
                == 1;
    }

    void fail(long id, String worker, String error) {
        jdbc.sql("""
                        UPDATE job SET state = 'failed', ended_at = clock_timestamp(), error = :error
                        WHERE id = :id AND worker = :worker AND state = 'running'
                        """)
                .param("error", error)
                .param("id", id)
                .param("worker", worker)
                .update();
    }

    /** Gives a job back that this worker cannot end, so that another begins it without waiting for a silence. */
    void release(long id, String worker) {
        own("heartbeat = '-infinity', attempts = attempts - 1", id, worker);
    }

    private boolean own(String change, long id, String worker) {
        return jdbc.sql("UPDATE job SET " + change + " WHERE id = :id AND worker = :worker AND state = 'running'")
                        .param("id", id)
                        .param("worker", worker)
                        .update()
                == 1;
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("code"),
                row.getString("subject"),
                Job.State.of(row.getString("state")),
                row.getString("step"),
                row.getInt("done"),
                row.getInt("steps"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("ended_at", OffsetDateTime.class),
                row.getInt("attempts"),
                row.getString("error"),
                row.getObject("result", Long.class));
    }
}
