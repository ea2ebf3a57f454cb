package org.symbiozae.styles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The colours of the light theme, read from the explorer's own {@code tokens.css}: there is no second list of them. */
@Component
class Tokens {

    private static final Pattern COLOUR = Pattern.compile("--([\\w-]+):\\s*(#[0-9a-fA-F]{6})(?:[0-9a-fA-F]{2})?;");

    private final Map<String, String> colours = new LinkedHashMap<>();

    Tokens() {
        String css = read();
        Matcher colour = COLOUR.matcher(css.substring(css.indexOf(":root {"), css.indexOf('}')));
        while (colour.find()) {
            colours.put(colour.group(1), colour.group(2));
        }
    }

    /** @param name without its dashes; as {@code #rrggbb} */
    String colour(String name) {
        String colour = colours.get(name);
        if (colour == null) {
            throw new IllegalStateException("tokens.css has no colour --" + name);
        }
        return colour;
    }

    /** The colour of every category, by its code, in the order of legends. */
    Map<String, String> categories() {
        Map<String, String> categories = new LinkedHashMap<>();
        colours.forEach((name, colour) -> {
            if (name.startsWith("cat-")) {
                categories.put(name.substring("cat-".length()), colour);
            }
        });
        return categories;
    }

    private static String read() {
        try (InputStream css = Tokens.class.getResourceAsStream("/static/css/tokens.css")) {
            if (css == null) {
                throw new IllegalStateException("the explorer's tokens.css is not on the class path");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
