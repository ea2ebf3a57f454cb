package org.symbiozae.limits;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The open TCP connections of this machine, as Linux lists them: the far end has not closed them. */
final class Connections {

    private static final String ESTABLISHED = "01";
    private static final List<Path> LISTS = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));

    /** @param address of the far end */
    record End(int localPort, InetAddress address, int port) {}

    private Connections() {}

    /** Empty where the system does not tell. Some milliseconds for thousands of connections. */
    static Optional<Set<End>> findOpen() {
        Set<End> open = new HashSet<>();
        try {
            for (Path list : LISTS) {
                if (Files.exists(list)) {
                    for (String line : Files.readAllLines(list)) {
                        String[] words = line.strip().split("\\s+");
                        if (words.length > 3 && words[3].equals(ESTABLISHED)) {
                            open.add(end(words[1], words[2]));
                        }
                    }
                }
            }
        } catch (IOException untold) {
            return Optional.empty();
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(open);
    }

    private static End end(String local, String remote) throws UnknownHostException {
        int colon = remote.indexOf(':');
        return new End(
                Integer.parseInt(local.substring(local.indexOf(':') + 1), 16),
                InetAddress.getByAddress(bytes(remote.substring(0, colon))),
                Integer.parseInt(remote.substring(colon + 1), 16));
    }

    /** Words of four bytes, each in the processor's order: backwards on what Debian runs on. */
    private static byte[] bytes(String hexadecimal) {
        byte[] read = HexFormat.of().parseHex(hexadecimal);
        byte[] ordered = new byte[read.length];
        for (int i = 0; i < read.length; i++) {
            ordered[i] = read[i - i % 4 + 3 - i % 4];
        }
        return ordered;
    }
}
