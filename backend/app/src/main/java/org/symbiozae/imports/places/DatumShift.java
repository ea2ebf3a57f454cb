package org.symbiozae.imports.places;

import java.util.List;
import java.util.Optional;
import org.symbiozae.imports.words.Words;

/**
 * From an old datum to WGS 84 by translations and small turns between geocentric coordinates, as PROJ does where it has no
 * grid.
 *
 * @param a semi-major axis of the old ellipsoid, metres
 * @param e2 square of its eccentricity
 * @param dx translations, metres
 * @param turns about the three axes, seconds of arc, in the sense of a position vector
 * @param ppm what lengths grow by, in millionths
 * @param accuracyM how far places may lie off, as EPSG has it
 */
record DatumShift(double a, double e2, double dx, double dy, double dz, List<Double> turns, double ppm, int accuracyM)
        implements ToDegrees {

    private static final double WGS_A = 6_378_137;
    private static final double WGS_F = 1 / 298.257223563;
    private static final double WGS_E2 = WGS_F * (2 - WGS_F);
    private static final int ROUNDS = 6;
    private static final double BESSEL_A = 6_377_397.155;
    private static final double BESSEL_E2 = 0.006674372230614;
    private static final List<Double> NO_TURNS = List.of(0.0, 0.0, 0.0);

    /** NTF on the ellipsoid of Clarke 1880 (IGN): IGN's translations, EPSG:1193. */
    static final DatumShift NTF = new DatumShift(6_378_249.2, 0.006803487646300, -168, -60, 320, NO_TURNS, 0, 2);

    /** CH1903+ on Bessel's ellipsoid: swisstopo's translations, EPSG:1676. */
    static final DatumShift CH1903 = new DatumShift(BESSEL_A, BESSEL_E2, 674.374, 15.056, 405.346, NO_TURNS, 0, 1);

    /** ED50 on the international ellipsoid: what is published for France, EPSG:1275; 2 m there, less good beyond. */
    static final DatumShift ED50 = new DatumShift(6_378_388, 0.006722670022333, -84, -97, -117, NO_TURNS, 0, 6);

    /** DHDN on Bessel's ellipsoid: for the west of Germany, EPSG:1777. */
    static final DatumShift DHDN =
            new DatumShift(BESSEL_A, BESSEL_E2, 598.1, 73.7, 418.2, List.of(0.202, 0.045, -2.455), 6.7, 3);

    /** The shift from a datum of this name in the EPSG database. */
    static Optional<DatumShift> from(String datum) {
        return Optional.ofNullable(
                switch (Words.fold(datum)) {
                    case "nouvelletriangulationfrancaise" -> NTF;
                    case "europeandatum1950" -> ED50;
                    case "deutscheshauptdreiecksnetz" -> DHDN;
                    default -> null;
                });
    }

    @Override
    public void apply(double[] place) {
        double lambda = Math.toRadians(place[0]);
        double phi = Math.toRadians(place[1]);
        double normal = a / Math.sqrt(1 - e2 * Math.pow(Math.sin(phi), 2));
        double u = normal * Math.cos(phi) * Math.cos(lambda);
        double v = normal * Math.cos(phi) * Math.sin(lambda);
        double w = normal * (1 - e2) * Math.sin(phi);
        double growth = 1 + ppm * 1e-6;
        double x = dx + growth * (u - turn(2) * v + turn(1) * w);
        double y = dy + growth * (turn(2) * u + v - turn(0) * w);
        double z = dz + growth * (-turn(1) * u + turn(0) * v + w);
        double p = Math.hypot(x, y);
        double latitude = Math.atan2(z, p * (1 - WGS_E2));
        for (int i = 0; i < ROUNDS; i++) {
            double n = WGS_A / Math.sqrt(1 - WGS_E2 * Math.pow(Math.sin(latitude), 2));
            latitude = Math.atan2(z + WGS_E2 * n * Math.sin(latitude), p);
        }
        place[0] = Math.toDegrees(Math.atan2(y, x));
        place[1] = Math.toDegrees(latitude);
    }

    private double turn(int axis) {
        return Math.toRadians(turns.get(axis) / 3600);
    }
}
