package org.symbiozae.imports.words;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Comparing words as people do. */
public final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST = 200;
    private static final double ALIKE = 0.5;

    private Words() {}

    /** Text without case, accents and punctuation. */
    public static String fold(String text) {
        String plain =
                text.replace("œ", "oe").replace("Œ", "oe").replace('³', '3').replace('²', '2');
        return OTHER.matcher(MARKS.matcher(
                                Normalizer.normalize(plain, Normalizer.Form.NFD).toLowerCase(Locale.ROOT))
                        .replaceAll(""))
                .replaceAll("");
    }

    /** The items whose names share most pairs of letters with the text (Dice's coefficient), most alike first. */
    public static <T> List<T> nearest(String text, Collection<T> all, Function<T, Stream<String>> names, int most) {
        Set<String> wanted = pairs(text);
        return all.stream()
                .sorted(Comparator.comparingDouble(item -> -names.apply(item)
                        .mapToDouble(name -> likeness(wanted, pairs(name)))
                        .max()
                        .orElse(0)))
                .limit(most)
                .toList();
    }

    /** The one word that is much like the text, or begins with it. */
    public static Optional<String> alike(String text, Collection<String> words) {
        String folded = fold(text);
        List<String> longer =
                words.stream().filter(word -> fold(word).startsWith(folded)).toList();
        if (longer.size() == 1 && folded.length() > 2) {
            return Optional.of(longer.get(0));
        }
        return nearest(text, words, Stream::of, 1).stream()
                .filter(word -> likeness(pairs(text), pairs(word)) >= ALIKE)
                .findFirst();
    }

    private static double likeness(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        return 2.0 * common / Math.max(1, one.size() + other.size());
    }

    private static Set<String> pairs(String text) {
        String folded = fold(text);
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= Math.min(folded.length(), LONGEST); i++) {
            pairs.add(folded.substring(i, i + 2));
        }
        return pairs;
    }
}
