package dev.pathos.talkingheads;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Writes all files of a corpus into a folder, several clips at a time. */
final class Generator {
    private static final String INDEX_HEADER =
            "id,speaker,sex,emotion,intensity,face,face_intensity,sentence,seconds,frame_rate\n";

    private final Parameters parameters;
    private final Recipe recipe;

    Generator(Parameters parameters, Recipe recipe) {
        this.parameters = parameters;
        this.recipe = recipe;
    }

    /** Where an utterance's sound lies below a corpus's folder. */
    static Path sound(Path folder, Take take) {
        return folder.resolve("wav").resolve(take.name() + ".wav");
    }

    /** Where an utterance's face track lies below a corpus's folder. */
    static Path track(Path folder, Take take) {
        return folder.resolve("openface").resolve(take.name() + ".csv");
    }

    /**
     * Writes sounds, face tracks, an index of what was acted, and the parameters.
     *
     * @param folder where to; made if it is not there
     * @param threads how many clips at a time; the bytes do not depend on it
     * @throws InterruptedIOException if the thread is interrupted meanwhile
     */
    void write(Path folder, int threads) throws IOException {
        Files.createDirectories(folder.resolve("wav"));
        Files.createDirectories(folder.resolve("openface"));
        Studio studio = new Studio(parameters, recipe);
        List<Callable<String>> clips = new ArrayList<>();
        for (int s = 0; s < recipe.speakers(); s++) {
            for (int u = 0; u < recipe.utterances(); u++) {
                int speaker = s;
                int number = u;
                clips.add(() -> clip(studio, studio.take(speaker, number), folder));
            }
        }
        String index = INDEX_HEADER + String.join("", all(clips, threads));
        Files.writeString(folder.resolve("utterances.csv"), index);
        Files.writeString(folder.resolve("parameters.txt"), parameters.text());
    }

    private static List<String> all(List<Callable<String>> work, int threads) throws IOException {
        ExecutorService workers =
                Executors.newFixedThreadPool(
                        threads,
                        task -> {
                            Thread thread = new Thread(task, "talking-heads");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            List<Future<String>> results = new ArrayList<>();
            for (Callable<String> task : work) {
                results.add(workers.submit(task));
            }
            List<String> values = new ArrayList<>();
            for (Future<String> result : results) {
                values.add(result.get());
            }
            return values;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while generating talking heads");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("cannot generate a talking head", e.getCause());
        } finally {
            workers.shutdownNow();
            finish(workers);
        }
    }

    /** Waits for the clips in hand, so that nobody writes into a folder that is being removed. */
    private static void finish(ExecutorService workers) {
        boolean interrupted = false;
        while (!workers.isTerminated()) {
            try {
                workers.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String clip(Studio studio, Take take, Path folder) throws IOException {
        WavWriter.write(studio.sound(take), sound(folder, take));
        OpenFaceCsv.write(studio.video(take), track(folder, take));
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%.2f,%s,%.2f,%d,%.3f,%d\n",
                take.name(),
                take.speaker().name(),
                take.speaker().female() ? "female" : "male",
                take.voice().emotion().label(),
                take.voice().intensity(),
                take.face().emotion().label(),
                take.face().intensity(),
                take.sentence() + 1,
                take.score().seconds(),
                take.appearance().frameRate());
    }
}
