package org.symbiozae.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;

/** Where the web server may listen. */
final class Ports {

    private Ports() {}

    static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Asked before anything slow is done. */
    static void require(int port) {
        if (port < 1 || port > 65535) {
            throw Problem.invalid("A port is a number from 1 to 65535, not " + port + ".");
        }
        if (!free(port)) {
            throw new Problem(Code.CONFLICT, taken(port));
        }
    }

    static String taken(int port) {
        String why = port < 1024 ? " is taken, or kept for root" : " is taken";
        int other = port < 1024 ? 8080 : port == 65535 ? port - 1 : port + 1;
        return "Port " + port + why + ". Choose another: --port " + other;
    }
}
