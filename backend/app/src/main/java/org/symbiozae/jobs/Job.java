package org.symbiozae.jobs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work and how far it is.
 *
 * @param kind what is done: {@code analysis}
 * @param territory code of the topmost territory it is done for
 * @param subject what of: the scenario of an analysis
 * @param step the name of the present step, empty before the first
 * @param done steps that lie behind, of {@code steps}
 * @param askedBy the role of who asked, or what made it necessary
 * @param attempts how often a worker began it; above 1 after an interruption
 * @param error why it failed, in one sentence
 * @param result number of what it left: the analysis
 */
public record Job(
        long id,
        String kind,
        String territory,
        String subject,
        State state,
        String step,
        int done,
        int steps,
        String askedBy,
        OffsetDateTime askedAt,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime endedAt,
        int attempts,
        @Nullable String error,
        @Nullable Long result) {

    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public boolean hasEnded() {
        return state != State.WAITING && state != State.RUNNING;
    }
}
