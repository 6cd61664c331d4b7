package dev.paigomcp.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One caller over one kept connection: asks, waits for the whole answer, checks it, and asks again. */
final class Caller implements AutoCloseable {
    private static final int SHOWN = 600;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Question question;
    private ByteBuffer in = ByteBuffer.allocate(16 * 1024);
    private ByteBuffer out = ByteBuffer.allocate(0);
    private int head = -1;
    private int length;
    private boolean chunked;
    private long asked;
    private int number;

    Caller(int port, Question question, Selector selector) throws IOException {
        this.question = question.copy();
        this.channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void ask(int next) throws IOException {
        number = next;
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
            throw new IOException("a wrong answer to question " + number + ": " + shown());
        }
        return took;
    }

    /** Is not looked at until it asks again: the server may well close a connection on which nothing moves. */
    void rest() {
        key.interestOps(0);
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

    /** The beginning and the end of what came. */
    private String shown() {
        var text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        return text.length() <= 2 * SHOWN
                ? text
                : text.substring(0, SHOWN) + " ... " + text.substring(text.length() - SHOWN);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
