package org.symbiozae.imports.places;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambert zones I to III of the old French datum (NTF) as MapInfo, ArcGIS and others spell them out under any name: known by
 * their ellipsoid, their origin in degrees or grads, from Paris or Greenwich, and what is added to coordinates.
 */
final class OldLambert {

    private static final Pattern ELLIPSOID =
            Pattern.compile("(?i)(?:SPHEROID|ELLIPSOID)\\s*\\[\\s*\"Clarke[ _]1880[^\"]*\"\\s*,\\s*6378249\\.[12]");
    private static final Pattern METHOD = Pattern.compile("(?i)(?:PROJECTION|METHOD)\\s*\\[\\s*\"Lambert[ _]Con");

    /** Parallels of origin of zones I to III, degrees. */
    private static final double[] LATITUDES = {49.5, 46.8, 44.1};

    /** Paris, from itself and from Greenwich. */
    private static final double[] LONGITUDES = {0, 2.337229};

    private static final double DEGREES_PER_GRAD = 0.9;

    private OldLambert() {}

    /** 27561 and so on for coordinates within the zone, 27571 and so on for those that begin with its number. */
    static OptionalInt epsg(String wkt) {
        if (!ELLIPSOID.matcher(wkt).find() || !METHOD.matcher(wkt).find()) {
            return OptionalInt.empty();
        }
        int zone = nearest(LATITUDES, parameter(wkt, "latitude.of.(?:false.|natural.)?origin"));
        int meridian = nearest(LONGITUDES, parameter(wkt, "central.meridian|longitude.of.(?:false.|natural.)?origin"));
        if (zone < 0 || meridian < 0 || parameter(wkt, "false.easting|easting.at.false.origin") != 600_000) {
            return OptionalInt.empty();
        }
        double northing = parameter(wkt, "false.northing|northing.at.false.origin");
        if (northing == 200_000) {
            return OptionalInt.of(27561 + zone);
        }
        return northing == 1_200_000 + 1_000_000.0 * zone ? OptionalInt.of(27571 + zone) : OptionalInt.empty();
    }

    /** Which one it is, within a second, whether said in degrees or grads; -1 for none. */
    private static int nearest(double[] degrees, double said) {
        for (int i = 0; i < degrees.length; i++) {
            if (Math.abs(said - degrees[i]) < 0.0003 || Math.abs(said * DEGREES_PER_GRAD - degrees[i]) < 0.0003) {
                return i;
            }
        }
        return -1;
    }

    private static double parameter(String wkt, String name) {
        Matcher parameter = Pattern.compile("(?i)PARAMETER\\s*\\[\\s*\"(?:" + name + ")\"\\s*,\\s*(-?\\d+(?:\\.\\d+)?)")
                .matcher(wkt);
        return parameter.find() ? Double.parseDouble(parameter.group(1)) : Double.NaN;
    }
}
