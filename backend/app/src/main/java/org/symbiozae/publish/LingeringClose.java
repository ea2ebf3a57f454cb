package org.symbiozae.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection as RFC 9112, section 9.6, asks: nothing more is said, and what the caller still sends is read and forgotten,
 * for two seconds and 16 MB at most. A connection closed with something unread is reset by the system, and who sent a request
 * too long to be read would not see the answer that says so.
 */
final class LingeringClose implements CompletionHandler<Integer, ByteBuffer> {

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long MOST_BYTES = 16L << 20;
    private static final int PIECE_BYTES = 1 << 13;

    private final AsynchronousSocketChannel connection;
    private final long end = System.nanoTime() + MOST_NANOS;
    private long bytes;

    LingeringClose(AsynchronousSocketChannel connection) {
        this.connection = connection;
    }

    void begin() throws IOException {
        try {
            connection.shutdownOutput();
            read(ByteBuffer.allocate(PIECE_BYTES));
        } catch (IOException | IllegalStateException alreadyEnding) {
            connection.close();
        }
    }

    private void read(ByteBuffer piece) {
        connection.read(piece.clear(), Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS, piece, this);
    }

    @Override
    public void completed(Integer read, ByteBuffer piece) {
        bytes += read;
        if (read < 0 || bytes > MOST_BYTES) {
            end();
        } else {
            read(piece);
        }
    }

    /** The caller, or the time, is gone. */
    @Override
    public void failed(Throwable reason, ByteBuffer piece) {
        end();
    }

    private void end() {
        try {
            connection.close();
        } catch (IOException alreadyClosed) {
            // It is what was wanted.
        }
    }
}
