package org.symbiozae.imports.places;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.CoordinateXY;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.Unreadable;

/** Where a reference system is meant to be used, in degrees of WGS 84. */
record Area(double west, double south, double east, double north) {

    static final Area EARTH = new Area(-180, -90, 180, 90);

    /** Official areas are drawn tightly; a file may reach a little beyond. */
    private static final double MARGIN_DEGREES = 1;

    /** Systems to propose when numbers fit none that was said, likeliest first. */
    private static final List<Integer> USUAL = Stream.of(
                    Stream.of(2154, 27572, 2056, 21781),
                    Stream.iterate(3942, epsg -> epsg + 1).limit(9),
                    Stream.of(3857, 2972, 2975, 5490, 4471))
            .flatMap(numbers -> numbers)
            .toList();

    private static final Area FRANCE = new Area(-5.5, 41, 10.6, 51.5);
    private static final int PROPOSALS = 2;

    static Area of(CoordinateReferenceSystem system) {
        GeographicBoundingBox box = CRS.getGeographicBoundingBox(system);
        return box == null
                ? EARTH
                : new Area(
                        box.getWestBoundLongitude() - MARGIN_DEGREES,
                        box.getSouthBoundLatitude() - MARGIN_DEGREES,
                        box.getEastBoundLongitude() + MARGIN_DEGREES,
                        box.getNorthBoundLatitude() + MARGIN_DEGREES);
    }

    boolean has(CoordinateXY place) {
        return place.x >= west && place.x <= east && place.y >= south && place.y <= north;
    }

    /** Names of the usual systems in which these numbers are a place, or nothing. Costs seconds the first time. */
    static String systemsOf(double x, double y) {
        return USUAL.stream()
                .filter(epsg -> fits(epsg, x, y))
                .limit(PROPOSALS)
                .map(epsg -> "EPSG:" + epsg)
                .collect(Collectors.joining(" or "));
    }

    private static boolean fits(int epsg, double x, double y) {
        try {
            Coordinates system = Coordinates.of(ReferenceSystem.ofEpsg(epsg));
            return epsg == 3857 ? FRANCE.has(system.place(x, y)) : system.knows(x, y);
        } catch (Unreadable | RuntimeException e) {
            return false;
        }
    }
}
