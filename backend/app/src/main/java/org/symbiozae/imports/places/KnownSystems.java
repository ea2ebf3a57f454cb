package org.symbiozae.imports.places;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.symbiozae.imports.words.Words;

/**
 * The EPSG number of a reference system that a {@code .prj} only describes. Comparing a description with the whole EPSG
 * database takes most of a minute; the names that ESRI and OGC software write for the systems in use here are few.
 */
final class KnownSystems {

    private static final Pattern NUMBER =
            Pattern.compile("(?:AUTHORITY|ID)\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?(\\d{4,6})\"?\\s*]\\s*]\\s*$");
    private static final Pattern NAME = Pattern.compile("^[A-Z_0-9]+\\s*\\[\\s*\"([^\"]+)\"");
    private static final Pattern NTF_ZONE = Pattern.compile("ntf(?:paris)?(?:lambert)?(?:zone|france)(i|ii|iii|iv)");
    private static final Pattern NTF_NAMED =
            Pattern.compile("ntf(?:paris)?(?:lambert)?(nord|centre|sud|corse)(?:france)?");
    private static final Pattern CONIC = Pattern.compile("rgf(?:1993|93)(?:v1|v2b?)?cc(4[2-9]|50)");
    private static final Pattern ETRS_UTM = Pattern.compile("etrs(?:1989|89)utmzone(2[89]|3[0-8])n");
    private static final Pattern WGS_UTM = Pattern.compile("wgs(?:1984|84)utmzone(\\d{1,2})([ns])");

    private static final Pattern ED50_UTM = Pattern.compile("ed(?:1950|50)utmzone(2[89]|3[0-8])n?");
    private static final Pattern DHDN_ZONE = Pattern.compile("(?:dhdn(?:3degree)?gauss(?:kruger)?|germany)zone[2-5]");

    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("wgs84", 4326),
            Map.entry("gcswgs1984", 4326),
            Map.entry("wgs84pseudomercator", 3857),
            Map.entry("wgs1984webmercatorauxiliarysphere", 3857),
            Map.entry("rgf93", 4171),
            Map.entry("rgf93v1", 4171),
            Map.entry("gcsrgf1993", 4171),
            Map.entry("ntf", 4275),
            Map.entry("gcsntf", 4275),
            Map.entry("ed50", 4230),
            Map.entry("gcseuropean1950", 4230),
            Map.entry("dhdn", 4314),
            Map.entry("gcsdeutscheshauptdreiecksnetz", 4314),
            Map.entry("rgf93lambert93", 2154),
            Map.entry("rgf93v1lambert93", 2154),
            Map.entry("rgf93v2lambert93", 2154),
            Map.entry("rgf93v2blambert93", 2154),
            Map.entry("rgf1993lambert93", 2154),
            Map.entry("lambert93", 2154),
            Map.entry("l93", 2154),
            Map.entry("rgf93lamb93", 2154),
            Map.entry("rgf1993lambert93v1", 2154),
            Map.entry("ntfparislambertzoneii", 27572),
            Map.entry("ntflambertiietendu", 27572),
            Map.entry("ntfparislambertiietendu", 27572),
            Map.entry("lambertiietendu", 27572),
            Map.entry("ch1903lv95", 2056),
            Map.entry("ch1903lv03", 21781),
            Map.entry("rgfg95utmzone22n", 2972),
            Map.entry("rgfg1995utm22n", 2972),
            Map.entry("rgr92utmzone40s", 2975),
            Map.entry("rgr1992utm40s", 2975),
            Map.entry("rgaf09utmzone20n", 5490),
            Map.entry("rgm04utmzone38s", 4471),
            Map.entry("rgm2004utmzone38s", 4471));

    private KnownSystems() {}

    /** The number a description gives itself, else the one its name is known by. */
    static OptionalInt epsg(String wkt) {
        Matcher number = NUMBER.matcher(wkt);
        if (number.find()) {
            return OptionalInt.of(Integer.parseInt(number.group(1)));
        }
        Matcher name = NAME.matcher(wkt.strip());
        OptionalInt known = name.find() ? named(name.group(1)) : OptionalInt.empty();
        return known.isPresent() ? known : OldLambert.epsg(wkt);
    }

    /** The number of a system people call by this name. */
    static OptionalInt named(String called) {
        String name = Words.fold(called);
        Integer known = NAMES.get(name);
        if (known != null) {
            return OptionalInt.of(known);
        }
        Matcher zone = NTF_ZONE.matcher(name);
        if (zone.matches()) {
            return OptionalInt.of(27571 + List.of("i", "ii", "iii", "iv").indexOf(zone.group(1)));
        }
        Matcher named = NTF_NAMED.matcher(name);
        if (named.matches()) {
            return OptionalInt.of(
                    27561 + List.of("nord", "centre", "sud", "corse").indexOf(named.group(1)));
        }
        Matcher conic = CONIC.matcher(name);
        if (conic.matches()) {
            return OptionalInt.of(3900 + Integer.parseInt(conic.group(1)));
        }
        Matcher etrs = ETRS_UTM.matcher(name);
        if (etrs.matches()) {
            return OptionalInt.of(25800 + Integer.parseInt(etrs.group(1)));
        }
        Matcher old = ED50_UTM.matcher(name);
        if (old.matches()) {
            return OptionalInt.of(23000 + Integer.parseInt(old.group(1)));
        }
        Matcher german = DHDN_ZONE.matcher(name);
        if (german.matches()) {
            return OptionalInt.of(31464 + name.charAt(name.length() - 1) - '0');
        }
        Matcher wgs = WGS_UTM.matcher(name);
        return wgs.matches()
                ? OptionalInt.of((wgs.group(2).equals("n") ? 32600 : 32700) + Integer.parseInt(wgs.group(1)))
                : OptionalInt.empty();
    }

    /** Whether a description without a number may be used as it stands: its datum is within a metre of WGS 84. */
    static boolean isModern(String wkt) {
        return Pattern.compile("(SPHEROID|ELLIPSOID)\\s*\\[\\s*\"(GRS|WGS)[ _]?(19)?8[04]\"")
                .matcher(wkt)
                .find();
    }
}
