package org.symbiozae.explorer;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Somebody else's web site, on a port of its own: one page with what it holds. */
final class ForeignPage implements AutoCloseable {

    private final HttpServer server;

    private ForeignPage(String body) throws IOException {
        byte[] page =
                ("<!doctype html><html lang=fr><title>Ailleurs</title><link rel=icon href=data:,><h1>Une autre page</h1>"
                                + body)
                        .getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    static ForeignPage holding(String body) {
        try {
            return new ForeignPage(body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
