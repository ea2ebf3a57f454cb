import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The union of cells that share whole edges: an edge walked in both directions is inside and goes; what is left is the
 * outline. Two parts that touch in one corner only are refused, no map of ours needs them.
 */
record Outline(List<Ring> outers, List<Ring> holes) {

    private record Edge(Place from, Place to) {}

    static Outline around(List<Ring> cells) {
        Set<Edge> edges = new LinkedHashSet<>();
        for (Ring cell : cells) {
            for (int i = 0; i < cell.corners().size(); i++) {
                Edge edge = new Edge(cell.corner(i), cell.corner(i + 1));
                if (!edges.remove(new Edge(edge.to(), edge.from()))) {
                    edges.add(edge);
                }
            }
        }
        Map<Place, Place> next = new LinkedHashMap<>();
        for (Edge edge : edges) {
            if (next.put(edge.from(), edge.to()) != null) {
                throw new IllegalStateException("the outline touches itself at " + edge.from());
            }
        }
        List<Ring> outers = new ArrayList<>();
        List<Ring> holes = new ArrayList<>();
        while (!next.isEmpty()) {
            Ring ring = ringFrom(next);
            (ring.area() > 0 ? outers : holes).add(ring);
        }
        return new Outline(outers, holes);
    }

    private static Ring ringFrom(Map<Place, Place> next) {
        List<Place> corners = new ArrayList<>();
        Iterator<Place> starts = next.keySet().iterator();
        Place start = starts.next();
        Place here = start;
        do {
            corners.add(here);
            here = next.remove(here);
        } while (!here.equals(start));
        return new Ring(corners);
    }

    /** GeoJSON coordinates of a MultiPolygon. */
    String json() {
        return outers.stream()
                .map(outer -> holes.stream()
                        .filter(hole -> outer.contains(hole.corner(0)))
                        .map(hole -> "," + hole.json())
                        .collect(Collectors.joining("", "[" + outer.json(), "]")))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
