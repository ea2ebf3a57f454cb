package org.symbiozae.ogc;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Problem;
import org.symbiozae.store.Layer;

/** The languages of titles and pages, French first. */
enum Language {
    FR,
    EN;

    private final Locale locale = Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
    private final ResourceBundle texts = ResourceBundle.getBundle(
            "ogc.texts", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    /** What {@code lang} says, else what the browser does. */
    static Language of(@Nullable String lang, @Nullable String accept) {
        if (lang != null) {
            return switch (lang) {
                case "fr" -> FR;
                case "en" -> EN;
                default -> throw Problem.invalid("lang is fr or en, not '" + lang + "'.");
            };
        }
        try {
            Locale wanted = accept == null
                    ? null
                    : Locale.lookup(Locale.LanguageRange.parse(accept), List.of(Locale.FRENCH, Locale.ENGLISH));
            return Locale.ENGLISH.equals(wanted) ? EN : FR;
        } catch (IllegalArgumentException unreadable) {
            return FR;
        }
    }

    String tag() {
        return locale.toLanguageTag();
    }

    /** The text of a key, with its values; the key itself where there is none. */
    String text(String key, Object... values) {
        try {
            return MessageFormat.format(texts.getString(key), values);
        } catch (MissingResourceException none) {
            return key;
        }
    }

    String description(Layer layer) {
        return this == FR ? layer.descriptionFr() : layer.description();
    }

    String title(Layer layer) {
        return this == FR ? layer.titleFr() : layer.titleEn();
    }
}
