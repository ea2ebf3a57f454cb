package org.symbiozae.imports.places;

/**
 * The Swiss grids LV95 (EPSG:2056) and LV03 (EPSG:21781): oblique conformal cylinder over a sphere over Bessel's ellipsoid,
 * by the rigorous formulas of swisstopo, <i>Formulas and constants for the calculation of the Swiss conformal cylindrical
 * projection</i> (2016), 4.3. GeoTools takes the general oblique Mercator for it, which is 4 cm off at Geneva.
 */
final class SwissGrid {

    private static final double A = 6_377_397.155;
    private static final double E2 = 0.006674372230614;
    private static final double E = Math.sqrt(E2);
    private static final double PHI0 = Math.toRadians(46 + 57 / 60.0 + 8.66 / 3600);
    private static final double LAMBDA0 = Math.toRadians(7 + 26 / 60.0 + 22.5 / 3600);
    private static final double R = A * Math.sqrt(1 - E2) / (1 - E2 * Math.pow(Math.sin(PHI0), 2));
    private static final double ALPHA = Math.sqrt(1 + E2 / (1 - E2) * Math.pow(Math.cos(PHI0), 4));
    private static final double B0 = Math.asin(Math.sin(PHI0) / ALPHA);
    private static final double K =
            isometric(B0) - ALPHA * (isometric(PHI0) - E * isometric(Math.asin(E * Math.sin(PHI0))));
    private static final int ROUNDS = 8;

    private SwissGrid() {}

    /**
     * @param east easting of the old observatory of Bern
     * @param north its northing
     */
    static ToDegrees of(double east, double north) {
        ToDegrees bessel = place -> unproject(place, east, north);
        return bessel.then(DatumShift.CH1903);
    }

    private static void unproject(double[] place, double east, double north) {
        double l = (place[0] - east) / R;
        double b = 2 * (Math.atan(Math.exp((place[1] - north) / R)) - Math.PI / 4);
        double sphere = Math.asin(Math.cos(B0) * Math.sin(b) + Math.sin(B0) * Math.cos(b) * Math.cos(l));
        double turn = Math.atan(Math.sin(l) / (Math.cos(B0) * Math.cos(l) - Math.sin(B0) * Math.tan(b)));
        double phi = sphere;
        for (int i = 0; i < ROUNDS; i++) {
            double s = (isometric(sphere) - K) / ALPHA + E * isometric(Math.asin(E * Math.sin(phi)));
            phi = 2 * Math.atan(Math.exp(s)) - Math.PI / 2;
        }
        place[0] = Math.toDegrees(LAMBDA0 + turn / ALPHA);
        place[1] = Math.toDegrees(phi);
    }

    private static double isometric(double angle) {
        return Math.log(Math.tan(Math.PI / 4 + angle / 2));
    }
}
