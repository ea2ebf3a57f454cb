import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A closed line, its first corner not repeated. Counter-clockwise when its area is positive. */
record Ring(List<Place> corners) {

    Place corner(int i) {
        return corners.get(Math.floorMod(i, corners.size()));
    }

    /** Signed, in square metres. */
    double area() {
        Place origin = corners.get(0);
        double twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            Place a = corner(i);
            Place b = corner(i + 1);
            twice += (a.east() - origin.east()) * (b.north() - origin.north())
                    - (b.east() - origin.east()) * (a.north() - origin.north());
        }
        return twice / 2;
    }

    boolean contains(Place place) {
        boolean inside = false;
        for (int i = 0; i < corners.size(); i++) {
            Place a = corner(i);
            Place b = corner(i + 1);
            if (a.latitude() > place.latitude() != b.latitude() > place.latitude()
                    && place.longitude()
                            < a.longitude()
                                    + (b.longitude() - a.longitude())
                                            * (place.latitude() - a.latitude())
                                            / (b.latitude() - a.latitude())) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** The part of a convex ring that is nearer to {@code here} than to {@code there}. */
    Ring nearer(Place here, Place there) {
        List<Place> kept = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            Place a = corner(i);
            Place b = corner(i + 1);
            double sideA = side(a, here, there);
            double sideB = side(b, here, there);
            if (sideA <= 0) {
                kept.add(a);
            }
            if (sideA < 0 && sideB > 0 || sideA > 0 && sideB < 0) {
                double t = sideA / (sideA - sideB);
                kept.add(Place.at(a.east() + t * (b.east() - a.east()), a.north() + t * (b.north() - a.north())));
            }
        }
        return new Ring(kept);
    }

    /** Snapped to the grid, without the corners that fall together. */
    Ring snapped() {
        List<Place> distinct = new ArrayList<>();
        for (Place corner : corners) {
            Place snapped = corner.snapped();
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(snapped)) {
                distinct.add(snapped);
            }
        }
        if (distinct.get(0).equals(distinct.get(distinct.size() - 1))) {
            distinct.remove(distinct.size() - 1);
        }
        return new Ring(distinct);
    }

    String json() {
        return corners.stream()
                .map(Place::json)
                .collect(Collectors.joining(",", "[", "," + corner(0).json() + "]"));
    }

    private static double side(Place place, Place here, Place there) {
        double east = there.east() - here.east();
        double north = there.north() - here.north();
        double middleEast = (here.east() + there.east()) / 2;
        double middleNorth = (here.north() + there.north()) / 2;
        return (place.east() - middleEast) * east + (place.north() - middleNorth) * north;
    }
}
