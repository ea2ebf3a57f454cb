package org.symbiozae.jobs;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** While serving, works off what waits: at once what this process was asked for, soon what another one left. */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "symbiozae.jobs.background", matchIfMissing = true)
class BackgroundWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);

    private static final long EXPECTED_NANOS = TimeUnit.SECONDS.toNanos(6);
    private static final long EXPECTING_MILLIS = 25;

    private final Worker worker;
    private final JobSettings settings;
    private final Semaphore asked = new Semaphore(0);
    private long expecting = System.nanoTime();
    private volatile boolean running;

    BackgroundWork(Worker worker, JobSettings settings) {
        this.worker = worker;
        this.settings = settings;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(Jobs.Asked event) {
        asked.release();
    }

    /** What this process was asked for becomes due within moments; what others left can wait for the next look. */
    private long pause() {
        return System.nanoTime() < expecting
                ? EXPECTING_MILLIS
                : settings.poll().toMillis();
    }

    private void work() {
        while (running) {
            try {
                if (!worker.doOne(null, job -> {}) && asked.tryAcquire(pause(), TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                    expecting = System.nanoTime() + EXPECTED_NANOS;
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException databaseAway) {
                LOG.warn("Looking for work failed: {}", databaseAway.getMessage());
                asked.drainPermits();
            }
        }
    }

    @Override
    public void start() {
        running = true;
        Worker.daemon(this::work, "background work").start();
    }

    @Override
    public void stop() {
        running = false;
        asked.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
