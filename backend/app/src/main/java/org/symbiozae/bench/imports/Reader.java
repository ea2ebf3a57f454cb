package org.symbiozae.bench.imports;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who looks at the sites five times a second while others work, and how long they waited at most. */
final class Reader implements AutoCloseable {

    private final JdbcClient jdbc;
    private final AtomicLong longest = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private Reader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Reader of(DataSource database) {
        Reader reader = new Reader(JdbcClient.create(database));
        reader.clock.scheduleWithFixedDelay(reader::read, 0, 200, TimeUnit.MILLISECONDS);
        return reader;
    }

    private void read() {
        long start = System.nanoTime();
        jdbc.sql("SELECT count(*) FROM (SELECT FROM site LIMIT 100) seen")
                .query(Long.class)
                .single();
        longest.accumulateAndGet(System.nanoTime() - start, Math::max);
    }

    double longestSeconds() {
        return longest.get() / 1e9;
    }

    /** Looks no more. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
