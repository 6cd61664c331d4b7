package dev.paigomcp.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One caller over one kept connection: asks, waits for the whole answer, checks it, and asks again. */
final class Caller implements AutoCloseable {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Question question;
    private ByteBuffer in = ByteBuffer.allocate(16 * 1024);
    private ByteBuffer out = ByteBuffer.allocate(0);
    private int head = -1;
    private int length;
    private boolean chunked;
    private long asked;

    Caller(int port, Question question, Selector selector) throws IOException {
        this.question = question.copy();
        this.channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void ask(int number) throws IOException {
        out = ByteBuffer.wrap(question.ask(number));
        in.clear();
        head = -1;
        asked = System.nanoTime();
        write();
    }

    /** The nanoseconds that the answer took; 0 while it is not whole. */
    long ready() throws IOException {
        if (out.hasRemaining()) {
            write();
            return 0;
        }
        if (channel.read(in) < 0) {
            throw new IOException("the server closed the connection after: " + shown());
        }
        if (!isWhole()) {
            if (!in.hasRemaining()) {
                in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
            }
            return 0;
        }
        var took = System.nanoTime() - asked;
        if (!question.isAnsweredBy(in.array(), head, in.position())) {
            throw new IOException("a wrong answer: " + shown());
        }
        return took;
    }

    private boolean isWhole() {
        if (head < 0) {
            head = HttpBytes.headLength(in.array(), in.position());
            if (head < 0) {
                return false;
            }
            chunked = HttpBytes.isChunked(in.array(), head);
            length = HttpBytes.contentLength(in.array(), head);
        }
        return chunked ? HttpBytes.endsChunks(in.array(), head, in.position()) : in.position() >= head + length;
    }

    private void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private String shown() {
        return new String(Arrays.copyOf(in.array(), Math.min(in.position(), 2_000)), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
