package org.symbiozae.imports;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;

/** Imports that are running, by the word their callers gave them. */
@Component
final class RunningImports {

    private static final int LONGEST_NAME = 100;

    private final Map<String, Entry> running = new ConcurrentHashMap<>();

    private record Entry(Progress progress, ImportRequest request, OffsetDateTime since) {}

    /**
     * What may be told of a running import to those who may write to its territory.
     *
     * @param job the word by which it is watched and stopped
     * @param territory code of the owner; null when the rows go where they lie
     */
    record Told(
            String job,
            String file,
            String kind,
            @Nullable String territory,
            boolean dryRun,
            OffsetDateTime startedAt,
            Progress.State progress) {}

    /** One of them, until it is closed. */
    record Job(Progress progress, Runnable end) implements AutoCloseable {

        @Override
        public void close() {
            end.run();
        }
    }

    /** @throws Problem CONFLICT when an import of this name is running */
    Job begin(String name, ImportRequest request) {
        Progress progress = new Progress();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return new Job(progress, () -> {});
        }
        if (running.putIfAbsent(name, new Entry(progress, request, OffsetDateTime.now())) != null) {
            throw new Problem(Problem.Code.CONFLICT, "An import of this name is running.");
        }
        return new Job(progress, () -> running.remove(name));
    }

    /** That of the import of this name, if it is running. */
    Optional<Progress> find(String name) {
        return Optional.ofNullable(running.get(name)).map(Entry::progress);
    }

    /** All that run, the oldest first. */
    List<Told> all() {
        return running.entrySet().stream()
                .map(entry -> told(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Told::startedAt))
                .toList();
    }

    private static Told told(String job, Entry entry) {
        ImportRequest request = entry.request();
        return new Told(
                job,
                request.fileName(),
                request.kind().code(),
                request.territory(),
                request.dryRun(),
                entry.since(),
                entry.progress().state());
    }
}
