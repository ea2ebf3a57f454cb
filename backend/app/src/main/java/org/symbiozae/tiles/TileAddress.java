package org.symbiozae.tiles;

import org.symbiozae.domain.Problem;
import org.symbiozae.store.TileStatement;

/** A tile of the WebMercatorQuad scheme: zoom, column from the west, row from the north. */
public record TileAddress(int z, int x, int y) {

    private static final int MAX_ZOOM = TileStatement.MAX_ZOOM;

    /** @throws Problem NOT_FOUND outside the scheme */
    public TileAddress {
        if (z < 0 || z > MAX_ZOOM || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) {
            throw Problem.notFound("tile", z + "/" + x + "/" + y);
        }
    }

    /** As table {@code change} writes it: zoom, column and row in 8, 28 and 28 bits. */
    long cell() {
        return cell(z);
    }

    /** The tile of a smaller zoom that this one lies in. */
    long cell(int zoom) {
        int up = z - zoom;
        return ((long) zoom << 56) | ((long) (x >> up) << 28) | (y >> up);
    }
}
