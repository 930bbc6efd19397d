package dev.pathos.pipeline;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.FileContent;
import dev.pathos.api.corpus.FileContents;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Reads a corpus into samples with cached features, and follows their faces; what cannot be used
 * goes to the ledger. A sample whose face cannot be followed stays: its sound is there.
 */
final class SampleReader {
    /** How often it looks for a halt while it waits, in milliseconds. */
    private static final long TICK = 200;

    private final MediaSource media;
    private final FeatureExtractor extractor;
    private final String extractorIdentity;
    private final Optional<SharedTracks> faces;
    private final FeatureCache cache;
    private final FileContents contents;
    private final double cut;
    private final int workers;

    SampleReader(
            MediaSource media,
            FeatureExtractor extractor,
            String extractorIdentity,
            Optional<SharedTracks> faces,
            FeatureCache cache,
            FileContents contents,
            double cut,
            int workers) {
        this.media = media;
        this.extractor = extractor;
        this.extractorIdentity = extractorIdentity;
        this.faces = faces;
        this.cache = cache;
        this.contents = contents;
        this.cut = cut;
        this.workers = workers;
    }

    /** The usable samples in the corpus's order, and the digest of each one's media. */
    record Material(List<CorpusSample> samples, Map<String, String> digests) {}

    /**
     * Reads all of a corpus.
     *
     * @param part the corpus's part name, for messages
     * @param corpus the corpus
     * @param ledger takes every input once
     * @param halt stops between two utterances
     * @param progress is told done and total
     * @throws Problem if nothing can be used, or for a reason that concerns every file
     */
    Material read(
            String part,
            Corpus corpus,
            InputLedger ledger,
            Halt halt,
            BiConsumer<Integer, Integer> progress) {
        List<Utterance> utterances = utterances(part, corpus, ledger);
        Map<String, String> digests = new ConcurrentHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        List<CorpusSample> samples = new ArrayList<>();
        try {
            List<Future<List<CorpusSample>>> futures = new ArrayList<>();
            AtomicInteger done = new AtomicInteger();
            for (Utterance u : utterances) {
                futures.add(
                        pool.submit(
                                () -> {
                                    try {
                                        halt.check();
                                        return read(u, digests);
                                    } finally {
                                        done.incrementAndGet();
                                    }
                                }));
            }
            Map<String, String> failures = new HashMap<>();
            for (int i = 0; i < futures.size(); i++) {
                try {
                    while (!ended(futures.get(i))) {
                        halt.check();
                        progress.accept(done.get(), futures.size());
                    }
                    samples.addAll(futures.get(i).get());
                } catch (ExecutionException e) {
                    rethrowWhatConcernsAll(e.getCause());
                    Utterance u = utterances.get(i);
                    failures.put(u.id(), Reasons.of(e.getCause(), u.media()));
                }
                progress.accept(done.get(), futures.size());
            }
            utterances.forEach(u -> enter(u, failures.get(u.id()), ledger));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halt.Halted();
        } finally {
            pool.shutdownNow();
        }
        if (samples.isEmpty()) {
            String first =
                    ledger.entries().isEmpty()
                            ? "it has no entries"
                            : "the first of "
                                    + ledger.entries().size()
                                    + " entries: "
                                    + ledger.entries().get(0).reason();
            throw new Problem(
                    "no utterance of the corpus can be used",
                    "part " + part + "; " + first,
                    "check the corpus's folder and files");
        }
        return new Material(samples, digests);
    }

    private static boolean ended(Future<?> future) throws InterruptedException, ExecutionException {
        try {
            future.get(TICK, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** What became of an utterance, when all are read: its face may be another's to prepare. */
    private void enter(Utterance utterance, String failure, InputLedger ledger) {
        if (failure != null) {
            ledger.failed(utterance.id(), failure);
        } else {
            Optional<String> faceless =
                    faces.flatMap(f -> f.failure(utterance))
                            .map(reason -> Reasons.bare(reason, utterance.media()));
            ledger.used(utterance.id(), faceless.map(InputLedger.FACELESS::concat).orElse(""));
        }
    }

    /** A full cache or a decoder that does not start must not pass for a file's fault. */
    private static void rethrowWhatConcernsAll(Throwable failure) {
        if (failure instanceof Halt.Halted || failure instanceof Problem) {
            throw (RuntimeException) failure;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    private static List<Utterance> utterances(String part, Corpus corpus, InputLedger ledger) {
        List<Utterance> distinct = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        try (Stream<Utterance> stream = corpus.utterances(ledger)) {
            stream.forEach(
                    u -> {
                        if (ids.add(u.id())) {
                            distinct.add(u);
                        } else {
                            ledger.skipped(u.id(), "a second utterance of the same id");
                        }
                    });
        } catch (IOException e) {
            throw new Problem(
                    "could not read the corpus: " + Reasons.of(e),
                    "part " + part,
                    "check that its files exist and can be read",
                    e);
        }
        return distinct;
    }

    /** Features first: without sound nobody asks for the face. */
    private List<CorpusSample> read(Utterance utterance, Map<String, String> digests)
            throws IOException {
        List<CorpusSample> samples = samples(utterance, digests);
        faces.ifPresent(f -> f.prepare(utterance));
        return samples;
    }

    /** The utterance, or the utterances that a long recording is cut into. */
    private List<CorpusSample> samples(Utterance utterance, Map<String, String> digests)
            throws IOException {
        Media opened = media.open(utterance);
        FileContent content = contents.of(utterance.media());
        digests.put(utterance.id(), content.digest());
        Span taken = Span.of(utterance.recording());
        int parts = 1;
        double seconds = Double.NaN;
        if (cut > 0 || !utterance.recording().whole()) {
            seconds = taken.seconds(opened.audio().seconds());
            if (!(seconds > 0)) {
                throw new IOException(
                        String.format(
                                Locale.ROOT,
                                "begins at %.3f s, after the end of its media",
                                taken.start()));
            }
            parts = cut > 0 ? (int) Math.max(1, Math.floor(seconds / cut)) : 1;
        }
        List<CorpusSample> samples = new ArrayList<>();
        for (int k = 0; k < parts; k++) {
            Span span = taken.part(k, parts, seconds);
            Frames frames =
                    cache.frames(
                            span.of(content.digest(), media.revision(), extractorIdentity),
                            () -> {
                                Frames extracted = extractor.extract(span.of(opened.audio()));
                                content.check(utterance.media());
                                return extracted;
                            });
            if (frames.rows() == 0) {
                throw new IOException("too short for a single frame");
            }
            samples.add(new CorpusSample(span.of(utterance), opened, span, frames, faces));
        }
        return samples;
    }
}
