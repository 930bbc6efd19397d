package dev.pathos.bench;

import dev.pathos.api.run.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A racer behind a pipe.
 *
 * <p>It is sent a line {@code training <seconds>} or {@code inference <seconds>} for each lap and
 * ends with its input. Of what it prints, lines that begin with {@value #MARK} count: {@code about
 * <text>} any number of times, {@code ready <parameters> <memory> <description>}, {@code lap
 * <steps> <seconds> <cpu seconds> <memory>}, or {@code failed <what>} with, perhaps, where and a
 * remedy, separated by tabs.
 */
final class ProcessRacer implements Racer {
    /** What lines of the protocol begin with. */
    static final String MARK = "racer: ";

    private static final String END = "failed it ended";
    private static final long START_SECONDS = 300;
    private static final long GRACE_SECONDS = 10;

    private final Process process;
    private final Writer commands;
    private final Path errors;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<String> about = new ArrayList<>();
    private final Ready ready;

    /**
     * Starts a racer and waits until it is ready.
     *
     * @param builder the process
     * @param lines what it is sent first
     * @throws IOException if there is no such program
     * @throws Problem if it fails
     */
    ProcessRacer(ProcessBuilder builder, List<String> lines) throws IOException {
        errors = Files.createTempFile("pathos-racer", ".log");
        try {
            process = builder.redirectError(errors.toFile()).start();
        } catch (IOException e) {
            Files.delete(errors);
            throw e;
        }
        commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread listener = new Thread(this::listen, "racer " + process.pid());
        listener.setDaemon(true);
        listener.start();
        try {
            for (String line : lines) {
                send(line);
            }
            String[] words = ask("ready", START_SECONDS).split(" ", 3);
            Deviation deviation =
                    about.stream()
                            .map(Deviation::read)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
            ready =
                    new Ready(
                            Long.parseLong(words[0]),
                            Long.parseLong(words[1]),
                            words[2],
                            deviation);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void listen() {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(MARK)) {
                    answers.add(line.substring(MARK.length()));
                }
            }
        } catch (IOException e) {
            // A killed process's pipe breaks.
            process.destroyForcibly();
        } finally {
            answers.add(END);
        }
    }

    private void send(String line) {
        try {
            commands.write(line + "\n");
            commands.flush();
        } catch (IOException e) {
            // It has ended; why is the next answer.
            process.destroyForcibly();
        }
    }

    /** Waits for an answer of that kind; what it tells about itself meanwhile is kept. */
    private String ask(String kind, long seconds) {
        try {
            while (true) {
                String answer = answers.poll(seconds, TimeUnit.SECONDS);
                String[] words = answer == null ? new String[0] : answer.split(" ", 2);
                if (words.length == 2 && words[0].equals("about")) {
                    about.add(words[1]);
                } else if (words.length == 2 && words[0].equals(kind)) {
                    return words[1];
                } else {
                    throw failure(answer, seconds);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted", "bench training", "call it again", e);
        }
    }

    private Problem failure(String answer, long seconds) {
        String[] words =
                answer == null
                        ? new String[] {"it has not answered for " + seconds + " s"}
                        : (answer.replaceFirst("failed ", "") + lastWords(answer)).split("\t");
        return words.length == 3
                ? new Problem(words[0], words[1], words[2])
                : new Problem(
                        words[0],
                        "bench training",
                        "see whether it gets enough memory, or name other nets by --net");
    }

    private String lastWords(String answer) {
        if (!answer.equals(END)) {
            return "";
        }
        try {
            List<String> lines = Files.readAllLines(errors);
            return lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "";
        }
    }

    /** What it told about itself before it was ready. */
    List<String> about() {
        return List.copyOf(about);
    }

    @Override
    public Ready ready() {
        return ready;
    }

    @Override
    public Lap run(Phase phase, double seconds) {
        send(phase.name().toLowerCase(Locale.ROOT) + " " + seconds);
        String[] words = ask("lap", START_SECONDS + Math.round(seconds)).split(" ");
        return new Lap(
                Integer.parseInt(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Long.parseLong(words[3]));
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(errors);
        } catch (IOException e) {
            // It has ended already, and its pipe with it.
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
