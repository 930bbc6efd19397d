package dev.pathos.media;

import dev.pathos.api.corpus.MediaTrial.Watcher;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.Table;
import dev.pathos.media.TrialSeeds.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** One trial: decodes good files, damaged ones, and the good ones again. */
final class Trial {
    private static final Mutation[] MUTATIONS = Mutation.values();

    private final Path part;
    private final Path folder;
    private final Decoder decoder;
    private final TrialCount counts = new TrialCount();
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
        this.part = folder.resolve("sound.part");
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
        List<Seed> seeds = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        for (Seed candidate : candidates) {
            if (decode(candidate, candidate.content()).isEmpty()) {
                seeds.add(candidate);
                digests.add(Digests.compute(part));
            }
        }
        if (seeds.isEmpty()) {
            throw new Problem(
                    "none of " + candidates.size() + " files gives sound as it is",
                    "torture",
                    "name sound or video files of at most 32 MB, or none to have some made");
        }
        for (int i = 0; i < count; i++) {
            Seed good = seeds.get(i % seeds.size());
            SplittableRandom random = Seeds.random(seed, "media-trial", i);
            Seed other = seeds.get(random.nextInt(seeds.size()));
            Mutation mutation = MUTATIONS[random.nextInt(MUTATIONS.length)];
            byte[] bad = mutation.apply(good.content(), other.content(), random);
            counts.add(i, good.name(), mutation, decode(good, bad));
            watcher.progressed(i + 1, count);
        }
        confirm(seeds, digests);
        return tables(count, seed, candidates.size() - seeds.size(), seeds.size());
    }

    /** Decodes a content under a seed's kind of name; tells why it gave no sound. */
    private Optional<FaultyFile> decode(Seed seed, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("media" + seed.extension()), content);
        Files.deleteIfExists(part);
        try {
            InputFile.check(file);
            decoder.decode(file, part, Downmix.MEAN);
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
    private void confirm(List<Seed> seeds, List<String> digests) throws IOException {
        for (int i = 0; i < seeds.size(); i++) {
            Optional<FaultyFile> failure = decode(seeds.get(i), seeds.get(i).content());
            if (failure.isPresent() || !Digests.compute(part).equals(digests.get(i))) {
                throw new Problem(
                        seeds.get(i).name() + " decodes to something else after the trial",
                        failure.map(Throwable::getMessage).orElse("torture"),
                        "report this with the seed of the trial");
            }
        }
    }

    private List<Table> tables(int count, long seed, int left, int good) {
        List<String> notes = new ArrayList<>();
        notes.add(
                String.format(
                        Locale.ROOT,
                        "The worker was started %d times; at most %d MB of it resided in memory.",
                        starts,
                        peak >> 20));
        notes.add(
                "Afterwards all "
                        + good
                        + " good files decoded to the same, bit for bit, as before.");
        if (left > 0) {
            notes.add(left + " of the files named give no sound as they are and were left out.");
        }
        return counts.tables(
                String.format(Locale.ROOT, "%d damaged media files, seed %d", count, seed), notes);
    }
}
