package org.symbiozae.imports.places;

/**
 * From an old datum to WGS 84 by three translations between geocentric coordinates, as PROJ does where it has no grid.
 *
 * @param a semi-major axis of the old ellipsoid, metres
 * @param e2 square of its eccentricity
 * @param dx translations, metres
 */
record DatumShift(double a, double e2, double dx, double dy, double dz) implements ToDegrees {

    private static final double WGS_A = 6_378_137;
    private static final double WGS_F = 1 / 298.257223563;
    private static final double WGS_E2 = WGS_F * (2 - WGS_F);
    private static final int ROUNDS = 6;

    /** NTF on the ellipsoid of Clarke 1880 (IGN): IGN's translations, EPSG:1193. */
    static final DatumShift NTF = new DatumShift(6_378_249.2, 0.006803487646300, -168, -60, 320);

    /** CH1903+ on Bessel's ellipsoid: swisstopo's translations, EPSG:1676. */
    static final DatumShift CH1903 = new DatumShift(6_377_397.155, 0.006674372230614, 674.374, 15.056, 405.346);

    @Override
    public void apply(double[] place) {
        double lambda = Math.toRadians(place[0]);
        double phi = Math.toRadians(place[1]);
        double normal = a / Math.sqrt(1 - e2 * Math.pow(Math.sin(phi), 2));
        double x = normal * Math.cos(phi) * Math.cos(lambda) + dx;
        double y = normal * Math.cos(phi) * Math.sin(lambda) + dy;
        double z = normal * (1 - e2) * Math.sin(phi) + dz;
        double p = Math.hypot(x, y);
        double latitude = Math.atan2(z, p * (1 - WGS_E2));
        for (int i = 0; i < ROUNDS; i++) {
            double n = WGS_A / Math.sqrt(1 - WGS_E2 * Math.pow(Math.sin(latitude), 2));
            latitude = Math.atan2(z + WGS_E2 * n * Math.sin(latitude), p);
        }
        place[0] = Math.toDegrees(Math.atan2(y, x));
        place[1] = Math.toDegrees(latitude);
    }
}
