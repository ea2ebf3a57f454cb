package org.symbiozae.imports.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sentences in the language of who reads them. They are written in English where they arise, with what they say of the file
 * in them; {@code fr.po} holds the French of each, with {@code {0}} where the file speaks. An unknown sentence stays English.
 */
public final class Wording {

    private static final Pattern ENTRY = Pattern.compile("msgid \"(.*)\"\\R+msgstr \"(.*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Pattern COUNTED = Pattern.compile("(?s)(.+): (\\d+)\\.");

    private static final Wording ENGLISH = new Wording(Map.of());
    private static final Wording FRENCH = new Wording(read());

    private final Map<String, String> sentences;
    private final List<Template> templates = new ArrayList<>();

    private record Template(Pattern english, List<String> places, String sentence) {}

    private Wording(Map<String, String> sentences) {
        this.sentences = sentences;
        sentences.forEach((english, other) -> {
            List<String> places =
                    PLACE.matcher(english).results().map(match -> match.group()).toList();
            if (!places.isEmpty()) {
                String pattern =
                        PLACE.splitAsStream(english).map(Pattern::quote).collect(Collectors.joining("(.*?)"));
                templates.add(new Template(
                        Pattern.compile(pattern + (english.endsWith("}") ? "(.*)" : ""), Pattern.DOTALL),
                        places,
                        other));
            }
        });
    }

    /** French for any French; English for every other language. */
    public static Wording of(Locale locale) {
        return locale.getLanguage().equals("fr") ? FRENCH : ENGLISH;
    }

    /** The sentence in this language. Costs a look-up, or a trial of each of some thirty patterns. */
    public String of(String english) {
        String known = sentences.get(english);
        if (known != null || sentences.isEmpty()) {
            return known == null ? english : known;
        }
        Matcher counted = COUNTED.matcher(english);
        if (counted.matches() && sentences.containsKey(counted.group(1))) {
            return sentences.get(counted.group(1)) + " : " + counted.group(2) + ".";
        }
        for (Template template : templates) {
            Matcher matcher = template.english.matcher(english);
            if (matcher.matches()) {
                String sentence = template.sentence;
                for (int i = 0; i < template.places.size(); i++) {
                    sentence = sentence.replace(template.places.get(i), of(matcher.group(i + 1)));
                }
                return sentence;
            }
        }
        return english;
    }

    private static Map<String, String> read() {
        try (InputStream in = Wording.class.getResourceAsStream("fr.po")) {
            Map<String, String> sentences = new LinkedHashMap<>();
            ENTRY.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(entry -> sentences.put(unescaped(entry.group(1)), unescaped(entry.group(2))));
            return sentences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\\"", "\"");
    }
}
