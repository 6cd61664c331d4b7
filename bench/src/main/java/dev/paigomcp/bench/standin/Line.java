package dev.paigomcp.bench.standin;

import dev.paigomcp.bench.load.HttpBytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A connection to the stand-in: one request at a time, read whole, then answered. */
final class Line {
    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private ByteBuffer out = ByteBuffer.allocate(0);

    Line(SocketChannel channel) {
        this.channel = channel;
    }

    void ready(SelectionKey key) throws IOException {
        if (key.isReadable()) {
            if (channel.read(in) < 0) {
                throw new EOFException();
            }
            var head = HttpBytes.headLength(in.array(), in.position());
            if (head > 0 && in.position() >= head + HttpBytes.contentLength(in.array(), head)) {
                out = ByteBuffer.wrap(Answers.to(in.array(), head, in.position()));
                in.clear();
            }
        }
        if (out.hasRemaining()) {
            channel.write(out);
            key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }
}
