package dev.pathos.predictor;

import java.io.IOException;

/** Takes predictions, file after file, stretch after stretch, and writes them down. */
interface Sink extends AutoCloseable {
    /**
     * A file begins.
     *
     * @param file its name
     * @param seconds its duration
     * @param windows how it is cut
     */
    void begin(String file, double seconds, Windows windows) throws IOException;

    /**
     * The next stretch of the file.
     *
     * @param stretch where it lies
     * @param outputs probabilities or values
     */
    void add(Windows.Stretch stretch, float[] outputs) throws IOException;

    /**
     * The file ends.
     *
     * @param whole whether all of it was read
     */
    void end(boolean whole) throws IOException;

    @Override
    void close() throws IOException;
}
