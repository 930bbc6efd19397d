package dev.pathos.media;

import dev.pathos.media.Message.Kind;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The decoding process: takes requests from standard input and answers each with one line.
 *
 * <p>FFmpeg is native code that reads whatever people hand it. Here it can crash, hang or take all
 * memory without taking the platform with it.
 */
public final class Worker {
    private Worker() {}

    /**
     * Serves until standard input ends.
     *
     * @param args none
     * @throws InterruptedException never in practice: nobody interrupts this process's main thread
     */
    public static void main(String[] args) throws InterruptedException {
        PrintStream answers =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Whatever a library prints must not pass for an answer.
        System.setOut(System.err);
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        Thread listener = new Thread(() -> listen(requests), "requests");
        listener.setDaemon(true);
        listener.start();
        outlastSignals();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> {
                    e.printStackTrace();
                    Runtime.getRuntime().halt(1);
                });
        try {
            Decoding.prepare();
        } catch (LinkageError | RuntimeException e) {
            answers.println(Message.of(Kind.UNABLE, "FFmpeg does not load here: " + e).line());
            Runtime.getRuntime().halt(1);
        }
        answers.println(Message.of(Kind.READY).line());
        Service service = new Service();
        while (true) {
            answers.println(service.answer(Message.parse(requests.take())).line());
        }
    }

    /**
     * Ctrl-C in a terminal reaches this process too, where it must not pass for a file's fault: the
     * parent decides when to end. A hook that never ends keeps Java from going down meanwhile.
     */
    private static void outlastSignals() {
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    try {
                                        never.await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                }));
    }

    /** Ends the process with its parent, even while native code is busy on another thread. */
    private static void listen(BlockingQueue<String> requests) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                requests.add(line);
            }
        } catch (IOException e) {
            System.err.println("standard input: " + e);
        }
        Runtime.getRuntime().halt(0);
    }
}
