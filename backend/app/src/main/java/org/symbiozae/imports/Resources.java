package org.symbiozae.imports;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.symbiozae.store.IntakeReference.Named;

/** The taxonomy by code and by label in both languages, case and accents ignored. */
final class Resources {

    private static final int PROPOSALS = 3;

    private final List<Named> all;
    private final Map<String, Named> byName = new HashMap<>();

    Resources(List<Named> all) {
        this.all = all;
        all.forEach(resource -> names(resource).forEach(name -> byName.putIfAbsent(FieldNames.fold(name), resource)));
    }

    private static Stream<String> names(Named resource) {
        return Stream.of(resource.code(), resource.labelFr(), resource.labelEn());
    }

    Named resource(String field, String text) {
        Named found = byName.get(FieldNames.fold(text));
        if (found == null) {
            throw new Refused(field, "resource_unknown", text, "Nearest: " + nearest(text) + ".");
        }
        return found;
    }

    /** The resources whose names share most pairs of letters with the text (Dice's coefficient). */
    private String nearest(String text) {
        Set<String> wanted = pairs(text);
        return all.stream()
                .sorted(Comparator.comparingDouble((Named resource) -> -names(resource)
                                .mapToDouble(name -> likeness(wanted, pairs(name)))
                                .max()
                                .orElse(0))
                        .thenComparing(Named::code))
                .limit(PROPOSALS)
                .map(resource -> resource.code() + " (" + resource.labelFr() + ")")
                .collect(Collectors.joining(", "));
    }

    private static double likeness(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        return 2.0 * common / Math.max(1, one.size() + other.size());
    }

    private static Set<String> pairs(String text) {
        String folded = FieldNames.fold(text);
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= Math.min(folded.length(), 200); i++) {
            pairs.add(folded.substring(i, i + 2));
        }
        return pairs;
    }
}
