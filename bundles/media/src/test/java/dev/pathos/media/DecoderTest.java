package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.media.Message.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderTest {
    @TempDir Path folder;

    private Path input(String name) throws IOException {
        return Files.write(folder.resolve(name), new byte[] {1});
    }

    private Limits limits(Duration time, long memory, long output) {
        return new Limits(time, memory, output);
    }

    /** The failure of one file, and whether the next file works and nothing is left over. */
    private String failure(String name, Limits limits) throws IOException {
        Path cache = folder.resolve("cache");
        try (SoundCache sounds =
                new SoundCache(
                        cache,
                        new Decoders(() -> new Decoder(RealWorker.misbehaving(), limits), 1),
                        Downmix.MEAN)) {
            Path bad = input(name);
            IOException e = assertThrows(IOException.class, () -> sounds.open(bad));
            assertTrue(e.getMessage().contains(bad.toString()), e.getMessage());
            Path good = Files.write(folder.resolve("good.wav"), new byte[] {2});
            assertEquals(4, sounds.open(good).length());
            try (Stream<Path> files = Files.walk(cache)) {
                List<String> names =
                        files.filter(Files::isRegularFile)
                                .map(f -> f.getFileName().toString())
                                .filter(f -> !f.equals("worker.log"))
                                .toList();
                assertEquals(1, names.size(), names.toString());
            }
            return e.getMessage();
        }
    }

    @Test
    void should_kill_the_worker_when_a_file_takes_too_long() throws IOException {
        String message = failure("hang.wav", limits(Duration.ofSeconds(2), 2L << 30, 1 << 20));
        assertTrue(message.contains("more than 2 s"), message);
    }

    @Test
    void should_kill_the_worker_when_it_takes_too_much_memory() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "this system has no /proc");
        // A fresh JVM resides in some 40 MB; the misbehaving one adds 96.
        String message = failure("grow.wav", limits(Duration.ofMinutes(1), 100L << 20, 1 << 20));
        assertTrue(message.contains("more than 100 MB"), message);
    }

    @Test
    void should_kill_the_worker_when_it_writes_too_much() throws IOException {
        String message = failure("flood.wav", limits(Duration.ofMinutes(1), 2L << 30, 1 << 20));
        assertTrue(message.contains("output limit: more than 1 MB"), message);
    }

    @Test
    void should_name_the_file_when_the_worker_crashes() throws IOException {
        String message = failure("crash.wav", RealWorker.AMPLE);
        assertTrue(message.contains("status 134"), message);
    }

    @Test
    void should_name_the_file_and_go_on_when_native_code_crashes() throws IOException {
        String message = failure("segfault.wav", RealWorker.AMPLE);
        assertTrue(message.matches(".*: decoder crashed: status \\d+ SIGSEGV"), message);
        String log = Files.readString(folder.resolve("cache/worker.log"));
        assertTrue(log.contains("av_strdup") && log.contains("END."), "all of the report");
    }

    @Test
    void should_name_the_file_and_go_on_when_the_worker_is_killed_while_it_decodes()
            throws Exception {
        // The way down from 96 kHz takes long enough to be met in its midst.
        Path hour = SilentFlac.write(folder.resolve("hour.flac"), 5000, 100, 96_000);
        Path tone =
                Wav.pcm(16_000, 16).write(folder.resolve("t.wav"), Wav.tone(16_000, .1, 440, .5));
        Path part = folder.resolve("a.part");
        try (Decoder decoder = new Decoder(RealWorker.command(), RealWorker.AMPLE)) {
            CompletableFuture<IOException> failure =
                    CompletableFuture.supplyAsync(
                            () ->
                                    assertThrows(
                                            FaultyFile.class,
                                            () -> decoder.decode(hour, part, Downmix.MEAN)));
            while (!Files.exists(part) || Files.size(part) == 0) {
                Thread.sleep(1);
            }
            ProcessHandle worker = ProcessHandle.of(decoder.pid()).orElseThrow();
            worker.destroyForcibly();
            FaultyFile e = (FaultyFile) failure.get();
            assertEquals(Fault.CRASHED, e.fault());
            assertEquals(hour + ": decoder crashed: status 137", e.getMessage());
            decoder.decode(tone, folder.resolve("b.part"), Downmix.MEAN);
            assertEquals(1600, MappedAudio.of(folder.resolve("b.part")).length());
            assertNotEquals(worker.pid(), decoder.pid());
        }
    }

    @Test
    void should_end_real_decoding_when_a_file_gives_too_much_or_takes_too_long()
            throws IOException {
        Path hour = SilentFlac.write(folder.resolve("hour.flac"), 900, 100);
        Path tone =
                Wav.pcm(16_000, 16).write(folder.resolve("t.wav"), Wav.tone(16_000, .1, 440, .5));
        Limits little = limits(Duration.ofMinutes(1), 2L << 30, 1 << 20);
        try (Decoder decoder = new Decoder(RealWorker.command(), little)) {
            assertFault(Fault.OUTPUT_LIMIT, decoder, hour);
            decoder.decode(tone, folder.resolve("b.part"), Downmix.MEAN);
        }
        Path slow = SilentFlac.write(folder.resolve("slow.flac"), 9000, 100, 96_000);
        Limits brief = limits(Duration.ofSeconds(1), 2L << 30, 1L << 32);
        try (Decoder decoder = new Decoder(RealWorker.command(), brief)) {
            assertFault(Fault.TIME_LIMIT, decoder, slow);
            decoder.decode(tone, folder.resolve("b.part"), Downmix.MEAN);
        }
    }

    private void assertFault(Fault fault, Decoder decoder, Path file) {
        FaultyFile e =
                assertThrows(
                        FaultyFile.class,
                        () -> decoder.decode(file, folder.resolve("a.part"), Downmix.MEAN));
        assertEquals(fault, e.fault(), e.getMessage());
    }

    @Test
    void should_take_the_worker_for_gone_when_it_says_what_is_no_message() throws IOException {
        String message = failure("babble.wav", RealWorker.AMPLE);
        assertTrue(message.contains("decoder crashed"), message);
    }

    @Test
    void should_tell_a_problem_when_nothing_can_be_decoded() throws IOException {
        try (Decoder decoder = new Decoder(RealWorker.misbehaving(), RealWorker.AMPLE)) {
            Path bad = input("unable.wav");
            Problem e =
                    assertThrows(
                            Problem.class,
                            () -> decoder.decode(bad, folder.resolve("out.part"), Downmix.MEAN));
            assertTrue(e.getMessage().startsWith("no space left"), e.getMessage());
        }
    }

    @Test
    void should_tell_a_problem_when_the_worker_does_not_start() throws IOException {
        List<String> command = List.of(RealWorker.command().get(0), "-cp", "nowhere", "no.Worker");
        try (Decoder decoder = new Decoder(command, RealWorker.AMPLE)) {
            Path file = input("any.wav");
            Problem e =
                    assertThrows(
                            Problem.class,
                            () -> decoder.decode(file, folder.resolve("out.part"), Downmix.MEAN));
            assertTrue(e.getMessage().contains("does not start"), e.getMessage());
        }
    }

    @Test
    void should_start_another_worker_when_an_idle_one_was_killed() throws Exception {
        Path tone =
                Wav.pcm(16_000, 16).write(folder.resolve("t.wav"), Wav.tone(16_000, .1, 440, .5));
        try (Decoder decoder = new Decoder(RealWorker.command(), RealWorker.AMPLE)) {
            decoder.decode(tone, folder.resolve("a.part"), Downmix.MEAN);
            long first = decoder.pid();
            ProcessHandle handle = ProcessHandle.of(first).orElseThrow();
            handle.destroyForcibly();
            handle.onExit().get();
            decoder.decode(tone, folder.resolve("b.part"), Downmix.MEAN);
            assertNotEquals(first, decoder.pid());
            assertEquals(-1, Files.mismatch(folder.resolve("a.part"), folder.resolve("b.part")));
        }
    }

    @Test
    void should_keep_its_worker_when_a_terminal_asks_all_processes_to_end() throws Exception {
        Path tone =
                Wav.pcm(16_000, 16).write(folder.resolve("t.wav"), Wav.tone(16_000, .1, 440, .5));
        try (Decoder decoder = new Decoder(RealWorker.command(), RealWorker.AMPLE)) {
            decoder.decode(tone, folder.resolve("a.part"), Downmix.MEAN);
            long first = decoder.pid();
            ProcessHandle handle = ProcessHandle.of(first).orElseThrow();
            assumeTrue(handle.supportsNormalTermination(), "this system only kills");
            handle.destroy();
            assertThrows(
                    TimeoutException.class, () -> handle.onExit().get(300, TimeUnit.MILLISECONDS));
            decoder.decode(tone, folder.resolve("b.part"), Downmix.MEAN);
            assertEquals(first, decoder.pid());
        }
    }

    @Test
    void should_keep_its_worker_when_a_file_is_merely_bad() throws IOException {
        Path text = Files.writeString(folder.resolve("text.wav"), "not a sound\n".repeat(99));
        try (Decoder decoder = new Decoder(RealWorker.command(), RealWorker.AMPLE)) {
            assertThrows(
                    IOException.class,
                    () -> decoder.decode(text, folder.resolve("a.part"), Downmix.MEAN));
            long first = decoder.pid();
            assertThrows(
                    IOException.class,
                    () -> decoder.decode(text, folder.resolve("a.part"), Downmix.MEAN));
            assertEquals(first, decoder.pid());
        }
    }

    @Test
    void should_end_the_worker_when_its_parent_goes() throws Exception {
        Process process =
                new ProcessBuilder(RealWorker.command())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertEquals(Kind.READY, Message.parse(process.inputReader().readLine()).kind());
        process.getOutputStream().close();
        assertEquals(0, process.waitFor());
    }

    @Test
    void should_end_the_worker_when_closed() throws Exception {
        Path tone =
                Wav.pcm(16_000, 16).write(folder.resolve("t.wav"), Wav.tone(16_000, .1, 440, .5));
        Decoder decoder = new Decoder(RealWorker.command(), RealWorker.AMPLE);
        decoder.decode(tone, folder.resolve("a.part"), Downmix.MEAN);
        ProcessHandle handle = ProcessHandle.of(decoder.pid()).orElseThrow();
        decoder.close();
        handle.onExit().get();
        assertFalse(handle.isAlive());
    }

    @Test
    void should_let_go_of_a_file_when_closed_from_another_thread() throws Exception {
        Decoder decoder = new Decoder(RealWorker.misbehaving(), RealWorker.AMPLE);
        CompletableFuture<IOException> failure = hang(decoder);
        decoder.close();
        assertTrue(failure.get().getMessage().contains("going down"), failure.get().getMessage());
        Path good = input("good.wav");
        assertThrows(
                IOException.class,
                () -> decoder.decode(good, folder.resolve("b.part"), Downmix.MEAN));
    }

    @Test
    void should_let_go_of_a_file_when_interrupted() throws Exception {
        try (Decoder decoder = new Decoder(RealWorker.misbehaving(), RealWorker.AMPLE)) {
            CompletableFuture<IOException> failure = hang(decoder);
            hanging.interrupt();
            assertInstanceOf(InterruptedIOException.class, failure.get());
            decoder.decode(input("good.wav"), folder.resolve("b.part"), Downmix.MEAN);
        }
    }

    private Thread hanging;

    /** Decodes on another thread a file that never ends, and returns once that has begun. */
    private CompletableFuture<IOException> hang(Decoder decoder) throws Exception {
        Path file = input("hang.wav");
        CompletableFuture<IOException> failure = new CompletableFuture<>();
        hanging =
                new Thread(
                        () ->
                                failure.complete(
                                        assertThrows(
                                                IOException.class,
                                                () ->
                                                        decoder.decode(
                                                                file,
                                                                folder.resolve("a.part"),
                                                                Downmix.MEAN))));
        hanging.start();
        while (!Files.exists(folder.resolve("a.part"))) {
            Thread.sleep(5);
        }
        return failure;
    }
}
