package org.symbiozae.imports.places;

import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.datum.Ellipsoid;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;

/** Takes a place from one reference system to longitude and latitude of WGS 84, in place. */
@FunctionalInterface
interface ToDegrees {

    /** Of latitude; near enough to take a correction of millimetres to degrees. */
    double M_PER_DEGREE = 111_195;

    void apply(double[] place) throws TransformException;

    default ToDegrees then(ToDegrees next) {
        return place -> {
            apply(place);
            next.apply(place);
        };
    }

    /**
     * Projections of GeoTools. Datums within centimetres of WGS 84 are taken for it, as PROJ does; its passage through
     * geocentric coordinates, which costs half a centimetre, is left to datums nobody gave a shift for.
     */
    static ToDegrees of(CoordinateReferenceSystem from) throws FactoryException {
        if (from instanceof ProjectedCRS projected && isModern(projected.getBaseCRS())) {
            return unprojected(projected, 1, 0);
        }
        if (from instanceof GeographicCRS geographic && isModern(geographic)) {
            return place -> {};
        }
        MathTransform all = CRS.findMathTransform(from, CRS.decode("EPSG:4326", true), true);
        return place -> all.transform(place, 0, place, 0, 1);
    }

    /**
     * To longitude and latitude, in degrees from Greenwich, of the projection's own datum.
     *
     * @param degrees one of its angles, in degrees
     * @param meridian where its longitudes begin, degrees from Greenwich
     */
    static ToDegrees unprojected(ProjectedCRS projected, double degrees, double meridian) throws FactoryException {
        MathTransform there = CRS.findMathTransform(projected, projected.getBaseCRS(), true);
        MathTransform back = inverse(there);
        return place -> {
            double x = place[0];
            double y = place[1];
            there.transform(place, 0, place, 0, 1);
            double[] again = new double[2];
            for (int i = 0; i < 2 && Math.abs(place[1] * degrees) < 89; i++) {
                back.transform(place, 0, again, 0, 1);
                double scale = M_PER_DEGREE * degrees;
                place[0] += (x - again[0]) / (scale * Math.cos(Math.toRadians(place[1] * degrees)));
                place[1] += (y - again[1]) / scale;
            }
            place[0] = place[0] * degrees + meridian;
            place[1] = place[1] * degrees;
        };
    }

    private static MathTransform inverse(MathTransform transform) throws FactoryException {
        try {
            return transform.inverse();
        } catch (TransformException e) {
            throw new FactoryException(e);
        }
    }

    private static boolean isModern(GeographicCRS system) {
        Ellipsoid ellipsoid = system.getDatum().getEllipsoid();
        return Math.abs(ellipsoid.getSemiMajorAxis() - 6_378_137) < 0.5
                && Math.abs(ellipsoid.getInverseFlattening() - 298.2572) < 0.0001;
    }
}
