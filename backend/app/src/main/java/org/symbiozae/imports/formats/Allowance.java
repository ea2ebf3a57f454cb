package org.symbiozae.imports.formats;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Unreadable;

/** How many bytes may still come out of a compressed file: they are counted as they come, whatever it says of itself. */
final class Allowance {

    private static final long ALWAYS = 1_000_000;

    private long left;

    private Allowance(long left) {
        this.left = left;
    }

    static Allowance of(Path file, Limits limits) throws IOException {
        return new Allowance(Math.min(limits.zipBytes(), Math.max(ALWAYS, Files.size(file) * limits.zipRatio())));
    }

    /** The same bytes, as long as they are allowed. All streams share the allowance. */
    InputStream on(InputStream in) {
        return new BufferedInputStream(new Counted(in), 1 << 16);
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new Unreadable(
                        "zip_bomb", "", "What comes out of this zip is far larger than it: send the layer alone.");
            }
            return count;
        }
    }
}
