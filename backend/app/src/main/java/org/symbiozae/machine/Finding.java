package org.symbiozae.machine;

/**
 * One thing that was looked for on this machine.
 *
 * @param subject what was looked for
 * @param remark where it is, or what would be done about it
 */
public record Finding(State state, String subject, String remark) {

    public enum State {
        FINE("ok"),
        MENDED("will do"),
        SPARED("without"),
        BLOCKS("blocks");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
