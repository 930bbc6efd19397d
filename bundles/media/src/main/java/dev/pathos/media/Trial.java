package dev.pathos.media;

import dev.pathos.api.corpus.MediaTrial.Watcher;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.Table;
import dev.pathos.media.Message.Kind;
import dev.pathos.media.TrialSeeds.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** One trial: decodes good files, damaged ones, and the good ones again. */
final class Trial {
    private static final Mutation[] MUTATIONS = Mutation.values();

    private final Path folder;
    private final Path part;
    private final Decoder decoder;
    private final TrialCount sounds = new TrialCount();
    private final TrialCount pictures = new TrialCount();
    private long peak;
    private long pid = -1;
    private int starts;

    /**
     * Prepares a trial.
     *
     * @param folder takes the damaged files, one at a time, and the worker's log
     * @param decoder decodes them
     */
    Trial(Path folder, Decoder decoder) {
        this.folder = folder;
        this.part = folder.resolve("decoded.part");
        this.decoder = decoder;
    }

    /**
     * Carries it out.
     *
     * @param candidates files that should be good
     * @param count how many damaged files
     * @param seed of all draws
     * @param watcher is told how far it is
     * @return the tables
     */
    List<Table> run(List<Seed> candidates, int count, long seed, Watcher watcher)
            throws IOException {
        List<Seed> good = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        Set<Seed> filmed = new HashSet<>();
        for (Seed candidate : candidates) {
            if (end(candidate, candidate.content(), this::hear).isEmpty()) {
                good.add(candidate);
                digests.add(Digests.compute(part));
                if (end(candidate, candidate.content(), this::look).isEmpty()) {
                    filmed.add(candidate);
                }
            }
        }
        if (good.isEmpty()) {
            throw new Problem(
                    "none of " + candidates.size() + " files gives sound as it is",
                    "torture",
                    "name sound or video files of at most 32 MB, or none to have some made");
        }
        for (int i = 0; i < count; i++) {
            Seed from = good.get(i % good.size());
            SplittableRandom random = Seeds.random(seed, "media-trial", i);
            Seed other = good.get(random.nextInt(good.size()));
            Mutation mutation = MUTATIONS[random.nextInt(MUTATIONS.length)];
            byte[] bad = mutation.apply(from.content(), other.content(), random);
            sounds.add(i, from.name(), mutation, end(from, bad, this::hear));
            if (filmed.contains(from)) {
                pictures.add(i, from.name(), mutation, end(from, bad, this::look));
            }
            watcher.progressed(i + 1, count);
        }
        confirm(good, digests);
        return tables(count, seed, candidates.size(), good.size());
    }

    /** What is done with a file. */
    private interface Use {
        void of(Path file) throws IOException;
    }

    private void hear(Path file) throws IOException {
        decoder.decode(file, part, Downmix.MEAN);
    }

    private void look(Path file) throws IOException {
        Message open = Message.of(Kind.OPEN, file.toString(), "64", "5", "true");
        if (decoder.ask(open, file, part).kind() == Kind.END) {
            throw new FaultyFile(file, Fault.NO_PICTURES, "");
        }
        Message more = Message.of(Kind.MORE, part.toString());
        while (decoder.ask(more, file, part).kind() != Kind.END) {
            PictureFile.read(part);
        }
        decoder.ask(Message.of(Kind.CLOSE), file, part);
    }

    /** Uses a content under a seed's kind of name; tells why that was not possible. */
    private Optional<FaultyFile> end(Seed seed, byte[] content, Use use) throws IOException {
        Path file = Files.write(folder.resolve("media" + seed.extension()), content);
        Files.deleteIfExists(part);
        try {
            InputFile.check(file);
            use.of(file);
            return Optional.empty();
        } catch (FaultyFile e) {
            return Optional.of(e);
        } finally {
            Files.deleteIfExists(file);
            peak = Math.max(peak, decoder.peakMemory());
            if (decoder.pid() >= 0 && decoder.pid() != pid) {
                pid = decoder.pid();
                starts++;
            }
        }
    }

    /** What came of a damaged file must not have changed what comes of good ones. */
    private void confirm(List<Seed> good, List<String> digests) throws IOException {
        for (int i = 0; i < good.size(); i++) {
            Optional<FaultyFile> failure = end(good.get(i), good.get(i).content(), this::hear);
            if (failure.isPresent() || !Digests.compute(part).equals(digests.get(i))) {
                throw new Problem(
                        good.get(i).name() + " decodes to something else after the trial",
                        failure.map(Throwable::getMessage).orElse("torture"),
                        "report this with the seed of the trial");
            }
        }
    }

    private List<Table> tables(int count, long seed, int named, int good) {
        List<String> notes = new ArrayList<>();
        notes.add(
                String.format(
                        Locale.ROOT,
                        "Starts of the worker: %d. At most %d MB of it resided in memory.",
                        starts,
                        peak >> 20));
        notes.add(
                "Afterwards all "
                        + good
                        + " good files decoded to the same, bit for bit, as before.");
        if (good < named) {
            notes.add(named - good + " of the files give no sound as they are and were left out.");
        }
        String title =
                String.format(Locale.ROOT, "Sound of %d damaged files, seed %d", count, seed);
        List<Table> tables = new ArrayList<>(sounds.tables(title, notes));
        if (!pictures.isEmpty()) {
            tables.add(pictures.bySeed("Pictures of those that are videos", List.of()));
        }
        return tables;
    }
}
