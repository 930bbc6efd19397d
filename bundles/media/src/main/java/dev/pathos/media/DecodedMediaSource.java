package dev.pathos.media;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Media that FFmpeg decodes in processes of its own: sound once for each content, pictures whenever
 * they are asked for.
 */
@Component(
        name = "media",
        configurationPid = "media",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DecodedMediaSource.Settings.class, factory = true)
public final class DecodedMediaSource implements MediaSource {
    /** What becomes of several channels, where decoded sound goes and what decoding may cost. */
    @ObjectClassDefinition(
            name = "Media",
            description = "Decodes sound to mono, 16 kHz, and pictures, in processes of its own.")
    public @interface Settings {
        /** What becomes of several channels. */
        @AttributeDefinition(
                name = "Channel",
                description =
                        "What becomes of several channels: mean of all, first, loudest (of most"
                                + " energy over all of the file), or the number of one from 1 on.")
        String channel() default "mean";

        /** Where decoded sound is kept. */
        @AttributeDefinition(
                name = "Folder",
                description =
                        "Where decoded sound is kept, 64 kB a second; relative to the caller's"
                                + " working directory. Empty: the folder audio in the cache.")
        String folder() default "";

        /** Seconds that one file may take. */
        @AttributeDefinition(
                name = "Time limit",
                description = "Seconds that decoding one file may take, of a video some pictures.",
                min = "1")
        int limit_seconds() default 300;

        /** Megabytes of memory that one file may take. */
        @AttributeDefinition(
                name = "Memory limit",
                description =
                        "Megabytes (2^20 bytes) that may reside in memory while a file is decoded.",
                min = "128")
        int limit_memory() default 1024;

        /** Megabytes of decoded sound that one file may give. */
        @AttributeDefinition(
                name = "Output limit",
                description =
                        "Megabytes (2^20 bytes) of decoded sound that one file may give; 220 an"
                                + " hour.",
                min = "1")
        int limit_output() default 4096;
    }

    /** Videos that are open at a time on an ordinary machine; more are decoded as well. */
    private static final int IDLE = 2;

    /** Sounds that are decoded at a time on an ordinary machine. */
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final SoundCache sounds;
    private final Path folder;
    private final Downmix downmix;
    private final Decoders decoders;

    /**
     * Makes the service; nothing starts before the first sound is asked for.
     *
     * @param context gives the folders and the jars of the worker
     * @param settings folder and limits
     */
    @Activate
    public DecodedMediaSource(BundleContext context, Settings settings) {
        this(
                folder(context, settings.folder()),
                downmix(settings.channel()),
                () -> new Decoder(WorkerCommand.inside(context), limits(settings)));
    }

    DecodedMediaSource(Path folder, Downmix downmix, Supplier<Decoder> factory) {
        this.folder = folder;
        this.downmix = downmix;
        this.sounds = new SoundCache(folder, new Decoders(factory, CORES), downmix);
        this.decoders = new Decoders(factory, IDLE);
    }

    static Path folder(BundleContext context, String name) {
        if (name.isEmpty()) {
            String cache = context.getProperty("pathos.cache");
            return Path.of(cache != null ? cache : "cache", "audio");
        }
        String cwd = context.getProperty("pathos.cwd");
        return Path.of(cwd != null ? cwd : "").resolve(name);
    }

    private static Downmix downmix(String channel) {
        return Downmix.parse(channel)
                .orElseThrow(
                        () ->
                                new Problem(
                                        "no channel is called " + channel,
                                        "media, key channel",
                                        "give mean, first, loudest or a number from 1 on"));
    }

    static Limits limits(Settings settings) {
        return new Limits(
                Duration.ofSeconds(settings.limit_seconds()),
                (long) settings.limit_memory() << 20,
                (long) settings.limit_output() << 20);
    }

    @Override
    public String revision() {
        return SoundCache.revision(downmix);
    }

    @Override
    public Media open(Utterance utterance) {
        return new Media() {
            @Override
            public Audio audio() throws IOException {
                return sounds.open(utterance.media());
            }

            @Override
            public Optional<Video> video(Video.Format format) throws IOException {
                // a sound file's pictures lie beside it where the take was filmed, too
                Path file = sidecar("video").orElse(utterance.media());
                return DecodedVideo.open(file, folder, format, decoders);
            }

            @Override
            public Optional<Path> sidecar(String kind) {
                return Optional.ofNullable(utterance.sidecars().get(kind))
                        .filter(Files::isRegularFile);
            }
        };
    }

    /** Ends the workers. */
    @Deactivate
    public void close() {
        sounds.close();
        decoders.close();
    }
}
