package org.symbiozae.imports;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;

/** Imports that are running, by the word their callers gave them. */
@Component
final class RunningImports {

    private static final int LONGEST_NAME = 100;

    private final Map<String, Progress> running = new ConcurrentHashMap<>();

    /** One of them, until it is closed. */
    record Job(Progress progress, Runnable end) implements AutoCloseable {

        @Override
        public void close() {
            end.run();
        }
    }

    /** @throws Problem CONFLICT when an import of this name is running */
    Job begin(String name, Progress progress) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return new Job(progress, () -> {});
        }
        if (running.putIfAbsent(name, progress) != null) {
            throw new Problem(Problem.Code.CONFLICT, "An import of this name is running.");
        }
        return new Job(progress, () -> running.remove(name));
    }

    /** That of the import of this name, if it is running. */
    Optional<Progress> find(String name) {
        return Optional.ofNullable(running.get(name));
    }
}
