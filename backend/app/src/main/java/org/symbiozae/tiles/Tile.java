package org.symbiozae.tiles;

import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** A tile as it was written. Compressed when first asked for so, and then kept so. */
public final class Tile {

    private static final int WORTH_COMPRESSING = 400;

    private final String version;
    private final byte[] bytes;
    private volatile byte @Nullable [] compressed;

    Tile(String version, byte[] bytes) {
        this.version = version;
        this.bytes = bytes;
    }

    /** See {@link Tiles#version}. */
    public String version() {
        return version;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Whether it is worth sending compressed. */
    public boolean isCompressible() {
        return bytes.length >= WORTH_COMPRESSING;
    }

    /** With gzip, at its fastest: more would take longer than what it saves on a local network. */
    public byte[] compressed() {
        byte[] known = compressed;
        if (known == null) {
            known = Gzip.compress(bytes, Deflater.BEST_SPEED);
            compressed = known;
        }
        return known;
    }

    int weight() {
        return bytes.length + bytes.length / 2 + 200;
    }
}
