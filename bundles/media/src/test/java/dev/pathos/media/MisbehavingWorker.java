package dev.pathos.media;

import dev.pathos.media.Message.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** A worker that does to its parent what native code can do, as the name of the input says. */
public final class MisbehavingWorker {
    private MisbehavingWorker() {}

    /** Serves until it is killed or dies. */
    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(Message.of(Kind.READY).line());
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            List<String> files = Message.parse(line).text();
            Path out = Path.of(files.get(1));
            switch (Path.of(files.get(0)).getFileName().toString()) {
                case "crash.wav" -> {
                    Files.write(out, new byte[12]);
                    Runtime.getRuntime().halt(134);
                }
                case "segfault.wav" -> segfault();
                case "hang.wav" -> {
                    Files.write(out, new byte[4]);
                    Thread.sleep(Long.MAX_VALUE);
                }
                case "grow.wav" -> grow();
                case "flood.wav" -> flood(out);
                case "babble.wav" -> System.out.println("# A fatal error has been detected");
                case "unable.wav" ->
                        System.out.println(Message.of(Kind.UNABLE, "no space left").line());
                default -> {
                    try (SampleFile samples = new SampleFile(out)) {
                        samples.write(new float[4], 4);
                        samples.finish();
                    }
                    System.out.println(Message.of(Kind.DONE).line());
                }
            }
        }
    }

    /** Lets FFmpeg read where no memory is. */
    private static void segfault() {
        Decoding.prepare();
        BytePointer nowhere = new BytePointer();
        avutil.av_strdup(
                new BytePointer(nowhere) {
                    {
                        address = 8;
                    }
                });
    }

    private static void grow() throws InterruptedException {
        ByteBuffer kept = ByteBuffer.allocateDirect(96 << 20);
        while (kept.hasRemaining()) {
            kept.put((byte) 1);
        }
        Thread.sleep(Long.MAX_VALUE);
        Reference.reachabilityFence(kept);
    }

    private static void flood(Path out) throws IOException, InterruptedException {
        try (OutputStream stream = Files.newOutputStream(out)) {
            stream.write(new byte[2 << 20]);
            stream.flush();
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
