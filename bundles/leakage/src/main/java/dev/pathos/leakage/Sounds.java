package dev.pathos.leakage;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Digests;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sounds of utterances, each decoded and looked at once. */
final class Sounds {
    private static final int BLOCK = 1 << 15;

    private record Known(long size, FileTime changed, String digest) {}

    private final MediaSource media;
    private final FingerprintCache cache;
    private final Map<Path, Known> contents = new ConcurrentHashMap<>();
    private final Map<String, SoftReference<Sound>> sounds = new ConcurrentHashMap<>();

    Sounds(MediaSource media, FingerprintCache cache) {
        this.media = media;
        this.cache = cache;
    }

    /** An utterance's sound; none if it cannot be read. */
    Optional<Sound> of(Utterance utterance) {
        try {
            String content = content(utterance.media());
            String stretch = decoding() + stretch(utterance.recording());
            SoftReference<Sound> held = sounds.get(content + stretch);
            Sound sound = held == null ? null : held.get();
            if (sound == null) {
                Optional<Sound> stored = cache.get(content, stretch);
                sound = stored.isPresent() ? stored.get() : fresh(utterance, content, stretch);
                sounds.put(content + stretch, new SoftReference<>(sound));
            }
            return Optional.of(sound);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Sound fresh(Utterance utterance, String content, String stretch) throws IOException {
        // all of the file: whether a source cuts is its own affair
        Audio audio =
                media.open(
                                new Utterance(
                                        utterance.id(),
                                        utterance.speaker(),
                                        utterance.session(),
                                        utterance.media(),
                                        Map.of(),
                                        Annotations.NONE))
                        .audio();
        Recording recording = utterance.recording();
        long from = sample(recording.start(), audio);
        long to = sample(recording.end(), audio);
        Sound sound =
                new Sound(
                        content,
                        digest(content, audio, from, to),
                        FingerprintKernel.of(audio, from, to));
        cache.put(stretch, sound);
        return sound;
    }

    private static long sample(double seconds, Audio audio) {
        return (long) Math.min(Math.rint(seconds * audio.sampleRate()), audio.length());
    }

    /** Another decoding gives other samples, though nearly the same fingerprint. */
    private String decoding() {
        return media.revision().isEmpty() ? "" : "-" + media.revision();
    }

    private static String stretch(Recording recording) {
        return recording.whole() ? "" : "-" + recording.start() + "-" + recording.end();
    }

    /** The digest of a file's content; read again only if the file changed. */
    private String content(Path file) throws IOException {
        long size = Files.size(file);
        FileTime changed = Files.getLastModifiedTime(file);
        Known known = contents.get(file);
        if (known == null || known.size() != size || !known.changed().equals(changed)) {
            known = new Known(size, changed, Digests.of(file));
            contents.put(file, known);
        }
        return known.digest();
    }

    /** The digest of samples; for silence, which equals any other, that of the file as well. */
    private static String digest(String content, Audio audio, long from, long to) {
        try {
            boolean silent = true;
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (long at = from; at < to; at += BLOCK) {
                float[] block = new float[(int) Math.min(BLOCK, to - at)];
                audio.read(at, block);
                for (float sample : block) {
                    silent &= sample == block[0];
                }
                ByteBuffer bytes = ByteBuffer.allocate(block.length * Float.BYTES);
                bytes.asFloatBuffer().put(block);
                digest.update(bytes);
            }
            if (silent) {
                digest.update(content.getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
