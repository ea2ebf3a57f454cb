package org.symbiozae.bench;

import java.util.List;
import java.util.Map;

/** One thing that is measured. It says what it does while it works, and returns its figures. */
public interface Benchmark {

    /** The word after {@code ./symbiozae bench}. */
    String name();

    /** One sentence for the help page. */
    String purpose();

    /** What {@code --part} may name; nothing for what is measured as a whole. */
    default List<String> parts() {
        return List.of();
    }

    /**
     * @return what is printed as JSON: numbers, texts, lists and maps, units in the names
     * @throws Exception whatever went wrong; the launcher says it in one sentence
     */
    Map<String, Object> measure(Workbench bench) throws Exception;
}
