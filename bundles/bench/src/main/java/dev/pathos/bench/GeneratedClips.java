package dev.pathos.bench;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Seeds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Any number of utterances of a twentieth of a second of noise, stretches of one WAV file a
 * speaker, with labels that mean nothing: for {@link GeneratedFeatures}.
 */
@Component(
        name = GeneratedClips.PID,
        configurationPid = GeneratedClips.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "pathos.synthetic:Boolean=true")
@Designate(ocd = GeneratedClips.Settings.class, factory = true)
public final class GeneratedClips implements Corpus {
    static final String PID = "generated-clips";

    /** How long each utterance is. */
    static final double SECONDS = .05;

    private static final int LENGTH = MediaSource.SAMPLE_RATE / 20;
    private static final int HEADER = 44;
    private static final String[] LABELS = {"one", "two", "three", "four"};

    /** What can be configured. */
    @ObjectClassDefinition(
            name = "Generated clips",
            description = "Noise in any number of pieces, to measure what large corpora cost.")
    public @interface Settings {
        /** The number of speakers. */
        @AttributeDefinition(
                name = "Speakers",
                description = "The number of speakers.",
                min = "1",
                max = "9999")
        int speakers() default 20;

        /** The number of utterances. */
        @AttributeDefinition(
                name = "Clips",
                description = "Utterances of each speaker.",
                min = "1",
                max = "100000")
        int clips() default 20;
    }

    private final Path folder;
    private final int speakers;
    private final int clips;

    /**
     * Made by Declarative Services; nothing is written before utterances are asked for.
     *
     * @param context tells where caches lie
     * @param settings how much
     */
    @Activate
    public GeneratedClips(BundleContext context, Settings settings) {
        this(
                Path.of(context.getProperty("pathos.cache")).toAbsolutePath().resolve(PID),
                settings.speakers(),
                settings.clips());
    }

    GeneratedClips(Path folder, int speakers, int clips) {
        this.folder = folder;
        this.speakers = speakers;
        this.clips = clips;
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path[] files = new Path[speakers];
        for (int s = 0; s < speakers; s++) {
            files[s] = file(s);
        }
        return IntStream.range(0, speakers * clips).mapToObj(i -> utterance(files, i));
    }

    private Utterance utterance(Path[] files, int index) {
        int speaker = index / clips;
        int clip = index % clips;
        return new Utterance(
                String.format(Locale.ROOT, "speaker%04d-%06d", speaker, clip),
                String.format(Locale.ROOT, "speaker%04d", speaker),
                "",
                files[speaker],
                Map.of(),
                Annotations.label(LABELS[index % LABELS.length]),
                new Recording("", clip * SECONDS, (clip + 1) * SECONDS, "", Map.of()));
    }

    /** A speaker's noise, complete or absent. */
    private Path file(int speaker) throws IOException {
        Path file = folder.resolve(speaker + "-" + clips + ".wav");
        if (Files.notExists(file)) {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "part", ".tmp");
            try {
                Files.write(part, noise(speaker));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return file;
    }

    private byte[] noise(int speaker) {
        int samples = Math.multiplyExact(clips, LENGTH);
        int bytes = Math.multiplyExact(samples, Short.BYTES);
        ByteBuffer wav = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(MediaSource.SAMPLE_RATE);
        wav.putInt(Short.BYTES * MediaSource.SAMPLE_RATE);
        wav.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        SplittableRandom random = Seeds.random(1, PID, speaker);
        for (int i = 0; i < samples; i++) {
            wav.putShort((short) random.nextInt(-9999, 10_000));
        }
        return wav.array();
    }

    @Override
    public boolean synthetic() {
        return true;
    }
}
