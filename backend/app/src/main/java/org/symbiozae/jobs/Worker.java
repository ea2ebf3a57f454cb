package org.symbiozae.jobs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;

/**
 * Does jobs, one at a time in a process. A job that this process cannot end, because it is stopped, is given back; one
 * whose process dies is begun again elsewhere after a silence.
 */
@Component
public class Worker implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private static final long WATCH_MILLIS = 100;

    private final Jobs jobs;
    private final Map<String, Work> works;
    private final JobSettings settings;
    private final String name = UUID.randomUUID().toString();
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "job heartbeat"));
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile @Nullable Hold held;

    Worker(Jobs jobs, List<Work> works, JobSettings settings) {
        this.jobs = jobs;
        this.works = works.stream().collect(Collectors.toMap(Work::kind, Function.identity()));
        this.settings = settings;
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Waits for a job to end, and does it here unless another worker does.
     *
     * @param watch told how far the job is, whenever that changes
     * @return the job as it ended
     * @throws Problem NOT_FOUND
     */
    public Job await(long id, Consumer<Job> watch) {
        Job last = jobs.job(id);
        watch.accept(last);
        while (!last.hasEnded()) {
            if (!doOne(last.territory(), watch)) {
                pause();
            }
            Job now = jobs.job(id);
            if (!now.equals(last)) {
                watch.accept(now);
            }
            last = now;
        }
        return last;
    }

    private static void pause() {
        try {
            Thread.sleep(WATCH_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Problem(Problem.Code.UNAVAILABLE, "Interrupted; the job goes on where it runs.");
        }
    }

    /**
     * Does the next job that is due, if there is one and this process does none yet.
     *
     * @param territory only of this one; null for any
     * @return whether there was one
     */
    boolean doOne(@Nullable String territory, Consumer<Job> watch) {
        if (!oneAtATime.tryLock()) {
            return false;
        }
        try {
            Optional<Job> job = jobs.claim(name, works.keySet(), territory);
            job.ifPresent(claimed -> perform(claimed, watch));
            return job.isPresent();
        } finally {
            oneAtATime.unlock();
        }
    }

    private void perform(Job job, Consumer<Job> watch) {
        Hold hold = new Hold(job, watch);
        held = hold;
        long period = settings.heartbeat().toMillis();
        ScheduledFuture<?> beat = heart.scheduleWithFixedDelay(hold::beat, period, period, TimeUnit.MILLISECONDS);
        try {
            Objects.requireNonNull(works.get(job.kind())).run(job, hold);
        } catch (Claim.Lost lost) {
            LOG.info("Dropped: {}", lost.getMessage());
        } catch (Problem problem) {
            jobs.fail(job.id(), name, String.valueOf(problem.getMessage()));
        } catch (RuntimeException | Error failure) {
            LOG.error("Job {} ({} of {}, {}) failed.", job.id(), job.kind(), job.territory(), job.subject(), failure);
            jobs.fail(job.id(), name, "Something failed on the server; it has been written to its log.");
        } finally {
            beat.cancel(false);
            held = null;
        }
    }

    private final class Hold implements Claim {

        private final Job job;
        private final Consumer<Job> watch;

        Hold(Job job, Consumer<Job> watch) {
            this.job = job;
            this.watch = watch;
        }

        void beat() {
            try {
                jobs.beat(job.id(), name);
            } catch (RuntimeException databaseAway) {
                LOG.warn("No heartbeat for job {}: {}", job.id(), databaseAway.getMessage());
            }
        }

        @Override
        public void step(String step, int done, int steps) {
            if (!jobs.step(job.id(), name, step, done, steps)) {
                throw new Lost(job.id());
            }
            watch.accept(jobs.job(job.id()));
        }

        @Override
        public void done(long result) {
            if (!jobs.finish(job.id(), name, result)) {
                throw new Lost(job.id());
            }
        }
    }

    @Override
    public void destroy() {
        heart.shutdownNow();
        Hold hold = held;
        if (hold != null) {
            jobs.release(hold.job.id(), name);
        }
    }
}
