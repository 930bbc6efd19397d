package dev.pathos.live;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Says to a socket what no client of ours would say. */
final class Client implements Closeable {
    private final SocketChannel channel;
    private final BufferedReader answers;

    Client(Path folder) throws IOException {
        channel = SocketFile.connect(folder);
        answers =
                new BufferedReader(
                        Channels.newReader(channel, StandardCharsets.UTF_8.newDecoder(), 1 << 16));
    }

    Client say(String text) throws IOException {
        return say(text.getBytes(StandardCharsets.UTF_8));
    }

    Client say(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        return this;
    }

    /** The next line of an answer, null at the end. */
    String hear() throws IOException {
        return answers.readLine();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
