package org.symbiozae.imports.words;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.symbiozae.imports.rows.Refused;

/**
 * Longitudes and latitudes as people, maps and receivers write them: {@code 6.153}, {@code 6,153}, {@code 48°07'30,5"N},
 * {@code 6° 9.2' Est}, {@code N 48 07 30}. South and west are negative; O is the French west.
 */
public final class Angles {

    private static final String SIDE = "(nord|north|sud|south|est|east|ouest|west|[nseow])";
    private static final String PART = "(\\d+(?:[.,]\\d+)?)";
    private static final String END = "\\s*%s\\s*|\\s+|$|(?=[a-z])";
    private static final Pattern ANGLE = Pattern.compile("(?:" + SIDE + "\\s*)?([+-])?" + PART
            + "(?:" + END.formatted("[°º]") + ")(?:" + PART + "(?:" + END.formatted("[′’']") + ")(?:" + PART
            + "\\s*(?:[″”\"]|['′’]{2})?\\s*)?)?" + SIDE + "?");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2009\\u202F]+");
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;/]\\s*|\\s+");

    /** Nobody writes a place at greater length; what is longer is not looked at word by word. */
    private static final int LONGEST_PLACE = 80;

    /** @param north whether its letter makes it a latitude, or a longitude; null without a letter */
    private record Angle(double degrees, @Nullable Boolean north) {}

    private Angles() {}

    /** @throws Refused when it is none, or its letter makes it a latitude */
    public static double longitude(String text) {
        return coordinate("longitude", text, false);
    }

    /** @throws Refused when it is none, or its letter makes it a longitude */
    public static double latitude(String text) {
        return coordinate("latitude", text, true);
    }

    private static double coordinate(String field, String text, boolean north) {
        double plain = Numbers.plain(text);
        if (Double.isFinite(plain)) {
            return plain;
        }
        Optional<Angle> angle = angle(text);
        if (angle.isPresent() && angle.get().north != null && angle.get().north != north) {
            throw new Refused(
                    field,
                    "axes_swapped",
                    text,
                    "Swap the columns: north and south are latitudes, east and west longitudes.");
        }
        return angle.map(Angle::degrees).orElseGet(() -> Numbers.number(field, text));
    }

    /** Longitude and latitude of a text that holds both, each with its letter, in any order; empty when it does not. */
    public static Optional<double[]> place(String text) {
        String bare = text.strip();
        Matcher gap = BETWEEN.matcher(bare);
        while (bare.length() <= LONGEST_PLACE && gap.find()) {
            Optional<Angle> one = angle(bare.substring(0, gap.start()));
            Optional<Angle> other = angle(bare.substring(gap.end()));
            if (one.isPresent()
                    && other.isPresent()
                    && one.get().north != null
                    && other.get().north != null
                    && !one.get().north.equals(other.get().north)) {
                Angle latitude = one.get().north ? one.get() : other.get();
                Angle longitude = one.get().north ? other.get() : one.get();
                return Optional.of(new double[] {longitude.degrees, latitude.degrees});
            }
        }
        return Optional.empty();
    }

    private static Optional<Angle> angle(String text) {
        Matcher angle = ANGLE.matcher(
                BLANKS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" "));
        if (!angle.matches() || angle.group(1) != null && angle.group(6) != null) {
            return Optional.empty();
        }
        double minutes = part(angle.group(4));
        double seconds = part(angle.group(5));
        double degrees = part(angle.group(3)) + minutes / 60 + seconds / 3600;
        if (minutes >= 60 || seconds >= 60 || degrees > 180) {
            return Optional.empty();
        }
        String side = angle.group(1) == null ? angle.group(6) : angle.group(1);
        boolean negative = "-".equals(angle.group(2)) || side != null && side.matches("s.*|o.*|w.*");
        return Optional.of(new Angle(negative ? -degrees : degrees, side == null ? null : side.matches("[ns].*")));
    }

    private static double part(@Nullable String text) {
        return text == null ? 0 : Double.parseDouble(text.replace(',', '.'));
    }
}
