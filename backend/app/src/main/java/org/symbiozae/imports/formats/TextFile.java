package org.symbiozae.imports.formats;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.symbiozae.imports.rows.RowSink;

/**
 * A text file and its encoding: what its byte order mark says, else UTF-16 when every other byte is zero, UTF-8 when every
 * byte agrees or all but a few do, else the code page its accents speak for. Costs up to three passes over the file.
 *
 * @param letters how far it is UTF-8, where its bytes do not agree
 */
record TextFile(
        Path path,
        Charset charset,
        int markLength,
        @Nullable Utf8Letters letters) {

    private static final int HEAD = 400;

    private TextFile(Path path, Charset charset, int markLength) {
        this(path, charset, markLength, null);
    }

    static TextFile of(Path path) throws IOException {
        byte[] head = head(path);
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new TextFile(path, StandardCharsets.UTF_8, 3);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new TextFile(path, StandardCharsets.UTF_16LE, 2);
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new TextFile(path, StandardCharsets.UTF_16BE, 2);
        }
        Charset wide = unmarkedWide(head);
        if (wide != null) {
            return new TextFile(path, wide, 0);
        }
        if (isUtf8(path)) {
            return new TextFile(path, StandardCharsets.UTF_8, 0);
        }
        Utf8Letters letters = Utf8Letters.of(path);
        return new TextFile(path, letters.prevail() ? StandardCharsets.UTF_8 : OneByte.of(path), 0, letters);
    }

    Reader open() throws IOException {
        return open(Files.newInputStream(path));
    }

    /** As {@link #open()}, telling {@code sink} how far it is. */
    Reader open(RowSink sink) throws IOException {
        long size = Files.size(path);
        return open(new FilterInputStream(Files.newInputStream(path)) {
            private long done;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                done += Math.max(count, 0);
                sink.progress(done, size);
                return count;
            }
        });
    }

    private Reader open(InputStream in) throws IOException {
        in.skipNBytes(markLength);
        return new BufferedReader(new InputStreamReader(in, charset), 1 << 16);
    }

    /** What it was read as, one sentence. */
    String label() {
        if (letters != null && letters.prevail()) {
            return "Read as UTF-8, as " + letters.good() + " of its letters with accents are; " + letters.bad()
                    + " are not, perhaps windows-1252, and stand as “�”.";
        }
        if (letters != null && letters.good() > 0) {
            return "Read as " + charset.displayName() + ", as UTF-8 does not fit " + letters.bad()
                    + " of its letters with accents; it would fit " + letters.good() + ".";
        }
        return "Read as " + charset.displayName() + (markLength > 0 ? " (byte order mark)." : ".");
    }

    /** UTF-16 without a mark: every other byte of Latin letters is zero. Null for anything else. */
    static @Nullable Charset unmarkedWide(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            even += i % 2 == 0 && head[i] == 0 ? 1 : 0;
            odd += i % 2 == 1 && head[i] == 0 ? 1 : 0;
        }
        int pairs = head.length / 2;
        boolean little = pairs >= 4 && odd * 10 >= pairs * 9 && even * 20 < pairs;
        boolean big = pairs >= 4 && even * 10 >= pairs * 9 && odd * 20 < pairs;
        return little ? StandardCharsets.UTF_16LE : big ? StandardCharsets.UTF_16BE : null;
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(Path path) throws IOException {
        char[] buffer = new char[1 << 15];
        try (Reader reader = new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8.newDecoder())) {
            while (reader.read(buffer) >= 0) {}
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
