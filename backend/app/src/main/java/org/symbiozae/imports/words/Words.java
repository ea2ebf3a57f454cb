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
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Comparing words as people do. */
public final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern PLURAL = Pattern.compile("[sx]$");
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

    /**
     * The items most like the text first: whose names share its words, above all at their beginning and singular or plural
     * alike, then those that share most pairs of letters with it (Dice's coefficient).
     */
    public static <T> List<T> nearest(String text, Collection<T> all, Function<T, Stream<String>> names, int most) {
        List<String> words = words(text);
        return ranked(all, names, name -> common(words, words(name)) + likeness(text, name), most);
    }

    private static <T> List<T> ranked(
            Collection<T> all, Function<T, Stream<String>> names, ToDoubleFunction<String> mark, int most) {
        return all.stream()
                .sorted(Comparator.comparingDouble(
                        item -> -names.apply(item).mapToDouble(mark).max().orElse(0)))
                .limit(most)
                .toList();
    }

    /** The part of the words that are among the others, and half a mark if the first of these is one. */
    private static double common(List<String> words, List<String> others) {
        if (words.isEmpty() || others.isEmpty()) {
            return 0;
        }
        long shared = words.stream().filter(others::contains).count();
        return (double) shared / words.size() + (words.contains(others.get(0)) ? 0.5 : 0);
    }

    /** Folded, without those of one or two letters, singular. */
    private static List<String> words(String text) {
        return Stream.of(BETWEEN_WORDS.split(text))
                .map(Words::fold)
                .filter(word -> word.length() > 2)
                .map(word -> PLURAL.matcher(word).replaceFirst(""))
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
        return ranked(words, Stream::of, word -> likeness(text, word), 1).stream()
                .filter(word -> likeness(text, word) >= ALIKE)
                .findFirst();
    }

    private static double likeness(String text, String name) {
        Set<String> one = pairs(text);
        Set<String> other = pairs(name);
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
