package org.symbiozae.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A coordinate reference system that layers can be asked in, by its OGC address and its EPSG code.
 *
 * @param epsg what PostGIS calls it
 * @param northFirst whether coordinates come as latitude, longitude, as EPSG defines 4326
 * @param area where it is used; far from there its coordinates mean nothing
 */
public record Crs(String uri, int epsg, boolean northFirst, Area area) {

    /** Between two longitudes and two latitudes, in degrees. */
    public record Area(double west, double south, double east, double north) {

        private static final Area WORLD = new Area(-180, -90, 180, 90);
        private static final Area FRANCE_AND_SWITZERLAND = new Area(-9.9, 41, 11, 51.6);
        private static final Area GUIANA = new Area(-57, 2, -49, 9.5);
        private static final Area REUNION = new Area(51.8, -25, 58.3, -18.3);
        private static final Area ANTILLES = new Area(-63.7, 14, -57.5, 18.6);
        private static final Area MAYOTTE = new Area(43.4, -14.6, 46.8, -11.3);

        public boolean meets(Area other) {
            return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
        }
    }

    /** Longitude, latitude: what everything is in unless something else is asked for. */
    public static final Crs CRS84 = new Crs("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326, false, Area.WORLD);

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final Pattern CODE = Pattern.compile("(?:https?://www\\.opengis\\.net/def/crs/EPSG/(?:0|[\\d.]+)/"
            + "|urn:ogc:def:crs:EPSG:[\\d.]*:|\\[?EPSG:)(\\d{4,5})]?");
    private static final Pattern LONGITUDE_FIRST =
            Pattern.compile("https?://www\\.opengis\\.net/def/crs/OGC/(?:1\\.3|0)/CRS84"
                    + "|urn:ogc:def:crs:OGC:(?:1\\.3)?:CRS84|\\[?OGC:CRS84]?");

    /** Every system there is, {@link #CRS84} first. */
    public static final List<Crs> ALL = Stream.concat(
                    Stream.of(CRS84, of(4326)),
                    IntStream.concat(
                                    IntStream.of(3857, 2154, 2056),
                                    IntStream.concat(
                                            IntStream.rangeClosed(3942, 3950),
                                            IntStream.of(27572, 2972, 2975, 5490, 4471)))
                            .mapToObj(Crs::of))
            .toList();

    private static Crs of(int epsg) {
        Area area = switch (epsg) {
            case 4326, 3857 -> Area.WORLD;
            case 2972 -> Area.GUIANA;
            case 2975 -> Area.REUNION;
            case 5490 -> Area.ANTILLES;
            case 4471 -> Area.MAYOTTE;
            default -> Area.FRANCE_AND_SWITZERLAND;
        };
        return new Crs(EPSG + epsg, epsg, epsg == 4326, area);
    }

    /** @param name an OGC address, an URN, {@code EPSG:2154} or the safe CURIE {@code [EPSG:2154]} */
    public static Optional<Crs> find(String name) {
        if (LONGITUDE_FIRST.matcher(name).matches()) {
            return Optional.of(CRS84);
        }
        Matcher code = CODE.matcher(name);
        return code.matches()
                ? ALL.stream()
                        .filter(crs -> crs.uri.equals(EPSG + code.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether its coordinates are degrees. */
    public boolean isGeographic() {
        return epsg == 4326;
    }
}
