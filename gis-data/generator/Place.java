import java.util.Locale;

/**
 * A WGS84 place, and a plane around the territory to measure on.
 *
 * <p>The plane is equirectangular at 46.2° N: within 0.3 % of true lengths from 45.9° to 46.5° N, plenty for a schema.
 *
 * @param longitude in degrees
 * @param latitude in degrees
 */
record Place(double longitude, double latitude) {

    private static final double METRES_PER_DEGREE = 111_170;
    private static final double COSINE = 0.692143;

    static Place of(Table.Row row) {
        return new Place(row.number("longitude"), row.number("latitude"));
    }

    static Place at(double eastMetres, double northMetres) {
        return new Place(eastMetres / (METRES_PER_DEGREE * COSINE), northMetres / METRES_PER_DEGREE);
    }

    double east() {
        return longitude * METRES_PER_DEGREE * COSINE;
    }

    double north() {
        return latitude * METRES_PER_DEGREE;
    }

    double metresTo(Place other) {
        return Math.hypot(east() - other.east(), north() - other.north());
    }

    Place moved(double eastMetres, double northMetres) {
        return at(east() + eastMetres, north() + northMetres);
    }

    /** On a grid of 10⁻⁵ degrees, about a metre: two cells that share a corner get the very same corner. */
    Place snapped() {
        return new Place(Math.round(longitude * 1e5) / 1e5, Math.round(latitude * 1e5) / 1e5);
    }

    String json() {
        return String.format(Locale.ROOT, "[%.5f,%.5f]", longitude, latitude);
    }
}
