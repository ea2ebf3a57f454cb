package org.symbiozae.publish;

import java.io.IOException;
import org.apache.coyote.http11.Http11Nio2Protocol;
import org.apache.tomcat.util.net.Nio2Channel;
import org.apache.tomcat.util.net.Nio2Endpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;

/**
 * The container's HTTP/1.1 over asynchronous channels, each ended by a {@link LingeringClose}: no thread that polls has to be
 * woken after each answer, which is a tenth of what a kept tile takes. Public because the container makes it by its name.
 */
public final class HttpProtocol extends Http11Nio2Protocol {

    public HttpProtocol() {
        super(new Nio2Endpoint() {
            @Override
            protected Nio2Channel createChannel(SocketBufferHandler buffer) {
                return isSSLEnabled() ? super.createChannel(buffer) : new Channel(buffer);
            }
        });
    }

    private static final class Channel extends Nio2Channel {

        Channel(SocketBufferHandler buffer) {
            super(buffer);
        }

        @Override
        public void close() throws IOException {
            new LingeringClose(sc).begin();
        }
    }
}
