package org.symbiozae.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random words that nobody else of the machine may read. */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /** @return two hexadecimal digits a byte */
    static String random(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    /** The password in a file, drawn (128 bits) when there is none yet; only the user can read the file. */
    static String in(Path file, ServerUser user) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, "");
            user.own(file);
            Files.writeString(file, random(16) + "\n");
        }
        return Files.readString(file).strip();
    }
}
