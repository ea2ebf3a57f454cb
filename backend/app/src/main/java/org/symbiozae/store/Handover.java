package org.symbiozae.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands rows from the thread that reads them to one that takes them, so that PostgreSQL need not wait for the file nor the file
 * for PostgreSQL. Some batches at most are under way: memory does not grow with the rows.
 */
final class Handover<R> implements AutoCloseable {

    private static final int BATCH = 500;
    private static final int BATCHES = 4;

    /** Takes one row, on a thread of its own. */
    @FunctionalInterface
    interface Taker<R> {
        void take(R row) throws IOException;
    }

    private final BlockingQueue<List<R>> queue = new ArrayBlockingQueue<>(BATCHES);
    private final Taker<R> taker;
    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private List<R> batch = new ArrayList<>(BATCH);

    Handover(Taker<R> taker) {
        this.taker = taker;
        this.thread = new Thread(this::take, Thread.currentThread().getName() + "-rows");
        thread.setDaemon(true);
        thread.start();
    }

    /** @throws UncheckedIOException what the taker threw at an earlier row */
    void hand(R row) {
        batch.add(row);
        if (batch.size() == BATCH) {
            send(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    /** Returns when every row has been taken. @throws UncheckedIOException what the taker threw */
    void finish() {
        if (!batch.isEmpty()) {
            send(batch);
        }
        send(List.of());
        join();
        check();
    }

    /** Nothing more is taken. */
    @Override
    public void close() {
        thread.interrupt();
        join();
    }

    /** An empty batch is the last. */
    private void take() {
        try {
            for (List<R> rows = queue.take(); !rows.isEmpty(); rows = queue.take()) {
                for (R row : rows) {
                    taker.take(row);
                }
            }
        } catch (IOException | RuntimeException | Error broken) {
            failure = broken;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<R> rows) {
        try {
            while (!queue.offer(rows, 1, TimeUnit.SECONDS)) {
                check();
            }
            check();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while rows were handed over", stopped);
        }
    }

    private void check() {
        Throwable broken = failure;
        if (broken instanceof IOException refused) {
            throw new UncheckedIOException(refused);
        } else if (broken instanceof RuntimeException unforeseen) {
            throw unforeseen;
        } else if (broken instanceof Error fatal) {
            throw fatal;
        }
    }

    private void join() {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
