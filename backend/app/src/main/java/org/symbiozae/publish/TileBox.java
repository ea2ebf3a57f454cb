package org.symbiozae.publish;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.symbiozae.domain.Problem;
import org.symbiozae.tiles.TileAddress;

/** The parameter {@code bbox} of a tile: a box that covers a country's worth of tiles says that its sender mistook the zoom. */
final class TileBox {

    private static final double MOST_TILES = 1_000_000;

    private TileBox() {}

    /**
     * @param filter what is no box in degrees is left to those who read the filter
     * @throws Problem INVALID for a box that covers more than a million tiles of this zoom
     */
    static void check(Map<String, List<String>> filter, TileAddress at) {
        List<String> box = filter.get("bbox");
        if (box == null || box.size() != 1 || filter.containsKey("bbox-crs")) {
            return;
        }
        String[] sides = box.get(0).split(",", 5);
        if (sides.length == 4 && Arrays.stream(sides).allMatch(side -> side.matches("-?\\d{1,3}(\\.\\d{1,20})?"))) {
            double width = Double.parseDouble(sides[2]) - Double.parseDouble(sides[0]);
            double height = Double.parseDouble(sides[3]) - Double.parseDouble(sides[1]);
            double tiles = width / 360 * height / 180 * Math.pow(4, at.z());
            if (tiles > MOST_TILES) {
                throw new Problem(
                        Problem.Code.INVALID,
                        "bbox " + box.get(0) + " covers some " + Math.round(tiles / 1e6) + " million tiles of zoom "
                                + at.z() + ", and a tile shows nothing beyond itself. Leave bbox out.",
                        Map.of("parameter", "bbox", "value", box.get(0)));
            }
        }
    }
}
