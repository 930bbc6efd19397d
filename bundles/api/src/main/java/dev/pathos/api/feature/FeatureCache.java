package dev.pathos.api.feature;

import dev.pathos.api.signal.Frames;
import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Extracted features on disk, shared by everything that extracts: nothing is computed twice.
 *
 * <p>An entry is complete or absent; one that is damaged counts as absent. Usable from several
 * threads, and by several processes that share a folder.
 */
@ProviderType
public interface FeatureCache {
    /**
     * The frames of a key, extracted and kept unless they are there.
     *
     * @param key what they are the frames of
     * @param source extracts them; asked at most once in this process at a time for one key
     * @return a view on the kept frames, mapped from disk; its entry stays as long as the view is
     *     used by this process
     * @throws IOException what the source throws; nothing is kept then
     * @throws dev.pathos.api.run.Problem if the cache cannot be read or written
     */
    Frames frames(Key key, Source source) throws IOException;

    /**
     * What decides the values of an entry.
     *
     * @param content the SHA-256 of the media file's content, in hexadecimal; of several files,
     *     that of what tells their contents
     * @param decoding what decides, beside the content, which samples its sound has
     * @param extractor what {@link ExtractorIdentity} says of the extractor, or the face analyzer
     * @param start seconds of the media where the sound begins
     * @param end seconds where it ends; infinite for the end of the media
     */
    record Key(String content, String decoding, String extractor, double start, double end) {
        /**
         * The key of all of a file.
         *
         * @param content its SHA-256
         * @param decoding the revision of its decoding
         * @param extractor the identity of the extractor
         */
        public Key(String content, String decoding, String extractor) {
            this(content, decoding, extractor, 0, Double.POSITIVE_INFINITY);
        }
    }

    /** Extracts what is not there. */
    @FunctionalInterface
    interface Source {
        /**
         * Extracts.
         *
         * @return the frames; read once, from the first row to the last
         * @throws IOException if the sound cannot be read
         */
        Frames extract() throws IOException;
    }
}
