package org.symbiozae.imports.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** Code pages of one byte a letter, and the bytes of é è ê à ç ô É in each: what French text tells them apart by. */
enum OneByte {
    /** Of Windows; it reads Latin-1 too. */
    WINDOWS("windows-1252", 0xE9, 0xE8, 0xEA, 0xE0, 0xE7, 0xF4, 0xC9),
    /** Of DOS, and of tables exported by its heirs. */
    DOS("IBM850", 0x82, 0x8A, 0x88, 0x85, 0x87, 0x93, 0x90),
    /** Of Macintosh, still what its Excel writes as CSV. */
    MACINTOSH("x-MacRoman", 0x8E, 0x8F, 0x90, 0x88, 0x8D, 0x99, 0x83);

    private final String charset;
    private final int[] letters;

    OneByte(String charset, int... letters) {
        this.charset = charset;
        this.letters = letters;
    }

    /**
     * The one whose letters the file has most of, standing next to a plain letter; Windows' when none has more. Costs one
     * pass over the file.
     */
    static Charset of(Path path) throws IOException {
        int[] found = new int[256];
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[1 << 15];
            int before = ' ';
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    int here = buffer[i] & 0xFF;
                    int after = i + 1 < read ? buffer[i + 1] & 0xFF : ' ';
                    found[here] += here >= 0x80 && (letter(before) || letter(after)) ? 1 : 0;
                    before = here;
                }
            }
        }
        OneByte best = WINDOWS;
        for (OneByte page : values()) {
            best = page.count(found) > best.count(found) ? page : best;
        }
        return Charset.forName(best.charset);
    }

    private static boolean letter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private int count(int[] found) {
        int count = 0;
        for (int letter : letters) {
            count += found[letter];
        }
        return count;
    }
}
