package org.symbiozae.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of a synergy or cluster.
 *
 * @param reason why it ended; asked for when rejected or abandoned
 * @param proof what shows that it runs (ADEME indicators count nothing else); asked for when operational
 */
public record Step(Status status, @Nullable Reason reason, String proof) {

    public enum Status {
        DETECTED,
        QUALIFIED,
        CONTACTED,
        STUDIED,
        AGREED,
        OPERATIONAL,
        RECURRING,
        STOPPED,
        REJECTED,
        ABANDONED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Reason {
        TECHNICAL,
        REGULATORY,
        ECONOMIC,
        LOGISTIC,
        DISTANCE,
        PARTNER_LOST,
        CONFIDENTIALITY,
        NO_TIME;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Step {
        if ((status == Status.REJECTED || status == Status.ABANDONED) && reason == null) {
            throw Problem.invalid("A synergy or cluster is " + status.code() + " for a reason: give one.");
        }
        if (status == Status.OPERATIONAL && proof.isBlank()) {
            throw Problem.invalid("Operational needs a proof: one exchange done, or two entities served.");
        }
    }
}
