package org.symbiozae.imports.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How far a text is UTF-8.
 *
 * @param good letters of several bytes that are
 * @param bad bytes, or broken letters, that are not
 */
record Utf8Letters(long good, long bad) {

    /** Two code pages rarely agree by chance: an accented word of Windows-1252 is no UTF-8 at all. */
    private static final int GOOD_FOR_EACH_BAD = 20;

    /** Costs one pass over the file. */
    static Utf8Letters of(Path path) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 15);
        CharBuffer chars = CharBuffer.allocate(1 << 15);
        long good = 0;
        long bad = 0;
        try (FileChannel file = FileChannel.open(path)) {
            boolean end = false;
            while (!end) {
                end = file.read(bytes) < 0;
                bytes.flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                while (result.isError()) {
                    bad++;
                    bytes.position(bytes.position() + result.length());
                    result = decoder.decode(bytes, chars, end);
                }
                good += chars.flip().chars().filter(c -> c >= 0x80).count();
                chars.clear();
                bytes.compact();
            }
        }
        return new Utf8Letters(good, bad);
    }

    /** Whether the text is UTF-8 with damage in it, rather than another code page. */
    boolean prevail() {
        return good >= GOOD_FOR_EACH_BAD * bad;
    }
}
