package org.symbiozae.limits;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.symbiozae.store.Abandoned;
import org.symbiozae.store.Reads;

/**
 * Ends the database's work for callers who closed their connection. Twice a second it looks whether callers who have waited
 * for half a second are still there; requests that are answered sooner cost nothing but an entry in a table.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class GoneCallers extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final long PERIOD_MILLIS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(GoneCallers.class);

    private record Waiting(long since, int localPort, String address, int port) {

        Connections.End end() throws UnknownHostException {
            return new Connections.End(localPort, InetAddress.getByName(address), port);
        }
    }

    private final transient Reads reads;
    private final transient Map<Thread, Waiting> underway = new ConcurrentHashMap<>();
    private final transient ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "gone-callers");
        thread.setDaemon(true);
        return thread;
    });

    GoneCallers(Reads reads) {
        this.reads = reads;
        watch.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Thread thread = Thread.currentThread();
        underway.put(
                thread,
                new Waiting(
                        System.nanoTime(), request.getLocalPort(), request.getRemoteAddr(), request.getRemotePort()));
        try {
            chain.doFilter(request, response);
        } catch (Abandoned nobodyIsThere) {
            LOG.debug("{} was given up by its caller.", request.getRequestURI());
        } finally {
            underway.remove(thread);
        }
    }

    private void look() {
        try {
            long before = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
            if (underway.values().stream().noneMatch(waiting -> waiting.since - before < 0)) {
                return;
            }
            Optional<Set<Connections.End>> open = Connections.findOpen();
            for (Map.Entry<Thread, Waiting> each : underway.entrySet()) {
                Waiting waiting = each.getValue();
                if (waiting.since - before < 0
                        && open.isPresent()
                        && !open.get().contains(waiting.end())) {
                    underway.computeIfPresent(each.getKey(), (thread, present) -> ended(thread, present, waiting));
                }
            }
        } catch (RuntimeException | UnknownHostException failure) {
            LOG.warn("It cannot be told which callers are gone.", failure);
        }
    }

    /** While the table is asked for this thread, its request cannot end and another begin. */
    private Waiting ended(Thread thread, Waiting present, Waiting gone) {
        if (present == gone && reads.end(thread)) {
            LOG.info("Ended what {} no longer waits for.", gone.address);
        }
        return present;
    }

    @PreDestroy
    void end() {
        watch.shutdownNow();
    }
}
