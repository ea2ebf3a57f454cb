// @ts-check

/**
 * States to go back and forth between.
 *
 * @template S
 * @param {S} first
 */
export function history(first) {
  let states = [first];
  let at = 0;
  return {
    get now() {
      return states[at];
    },
    get canUndo() {
      return at > 0;
    },
    get canRedo() {
      return at < states.length - 1;
    },
    /** What was undone before is forgotten. @param {S} state */
    add(state) {
      states = [...states.slice(0, at + 1), state];
      at++;
    },
    undo() {
      at = Math.max(0, at - 1);
    },
    redo() {
      at = Math.min(states.length - 1, at + 1);
    },
  };
}
