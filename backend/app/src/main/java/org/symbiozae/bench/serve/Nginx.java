package org.symbiozae.bench.serve;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.symbiozae.domain.Problem;

/** nginx giving files away: as fast as bytes get on this machine. */
final class Nginx implements AutoCloseable {

    private static final String SETTINGS = """
            daemon off; %s worker_processes 2; pid %2$s/nginx.pid; error_log %2$s/nginx.log;
            events { worker_connections 512; }
            http {
              access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
              open_file_cache max=10000; open_file_cache_valid 60s;
              types { application/vnd.mapbox-vector-tile mvt; }
              client_body_temp_path %2$s/t1; proxy_temp_path %2$s/t2; fastcgi_temp_path %2$s/t3; uwsgi_temp_path %2$s/t4; scgi_temp_path %2$s/t5;
              server { listen 127.0.0.1:%3$d; root %2$s/www; }
            }
            """;

    private final Process process;
    private final int port;

    Nginx(Path program, Path directory, int port) throws IOException {
        this.port = port;
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Path settings = Files.writeString(
                directory.resolve("nginx.conf"), SETTINGS.formatted(user, directory.toAbsolutePath(), port));
        process = new ProcessBuilder(program.toString(), "-c", settings.toString(), "-p", directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static void put(Path directory, String path, byte[] bytes) throws IOException {
        Path file = directory.resolve("www" + path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    void awaitAnswer() throws IOException, InterruptedException {
        for (int tries = 0; process.isAlive() && tries < 100; tries++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port));
                return;
            } catch (ConnectException notYet) {
                Thread.sleep(50);
            }
        }
        throw new Problem(Problem.Code.UNAVAILABLE, "nginx does not start; see nginx.log in the temporary directory.");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
