package org.symbiozae.access;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is believed about the address a caller used.
 *
 * @param trusted addresses of proxies, or ranges such as {@code 10.0.0.0/8}; a proxy on this machine unless said
 *     otherwise. A proxy must overwrite the forwarding headers of its callers
 */
@ConfigurationProperties("symbiozae.proxies")
record Proxies(@DefaultValue({"127.0.0.0/8", "::1"}) List<String> trusted) {

    boolean trust(String address) {
        try {
            byte[] asking = InetAddress.getByName(address).getAddress();
            for (String range : trusted) {
                if (holds(range, asking)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException unreadable) {
            return false;
        }
    }

    private static boolean holds(String range, byte[] asking) throws UnknownHostException {
        String[] parts = range.split("/", 2);
        byte[] first = InetAddress.getByName(parts[0]).getAddress();
        int bits = first.length * 8;
        int free = parts.length == 2 ? bits - Integer.parseInt(parts[1]) : 0;
        return first.length == asking.length
                && new BigInteger(1, first).shiftRight(free).equals(new BigInteger(1, asking).shiftRight(free));
    }
}
