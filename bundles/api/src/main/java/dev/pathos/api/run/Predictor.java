package dev.pathos.api.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Puts trained models to use: on sound files, or as files for other programs. */
@ProviderType
public interface Predictor {
    /** How predictions are written. */
    enum Format {
        /** A table {@code file,start,end,predicted,p_<class>...}, a row a stretch of sound. */
        CSV,
        /** An object a line, with the same content. */
        JSONL,
        /** A Praat TextGrid for each input, with an interval tier {@code emotion}. */
        TEXTGRID,
        /** {@code db.yaml} and a segmented table {@code db.predictions.csv}. */
        AUDFORMAT;

        /** The name that a person types. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is to be predicted.
     *
     * @param model the path of a model's folder, of a cell's that has one, or of an experiment with
     *     one such cell; or the name of such an experiment
     * @param inputs sound or video files, or folders, which are searched for them
     * @param window seconds of a sliding window over files that are longer; 0 for no window; empty
     *     for the model's own rule: files longer than twice its longest training clip are cut into
     *     windows as long as its median training clip
     * @param hop seconds from one window to the next; empty for half a window
     * @param format how to write
     * @param out a file ({@code CSV}, {@code JSONL}) or folder that does not exist yet; empty for
     *     the stream
     */
    record Request(
            String model,
            List<Path> inputs,
            Optional<Double> window,
            Optional<Double> hop,
            Format format,
            Optional<Path> out) {
        public Request {
            inputs = List.copyOf(inputs);
        }
    }

    /** Is told how far it is. */
    interface Progress {
        /**
         * A stretch of sound was done.
         *
         * @param done files that are done
         * @param total files in all
         * @param file the current one, with the position in it
         */
        void at(int done, int total, String file);
    }

    /**
     * Predicts, file after file, in memory that does not grow with the length of a file.
     *
     * @param request what and how
     * @param stream takes the predictions if the request names no place for them
     * @param progress is told
     * @return what was done, with the real-time factor (seconds of sound in a second), and the
     *     files that failed, if any
     * @throws Problem if the model is incomplete or changed, a bundle is missing, there is no
     *     input, all inputs fail, or the predictions cannot be written
     */
    List<Table> predict(Request request, PrintStream stream, Progress progress);

    /**
     * Writes a model's network as an ONNX model, from the features of an utterance's chunks to
     * probabilities; see {@link dev.pathos.api.encoder.OnnxExport}.
     *
     * @param model as in a request
     * @param out a file that does not exist yet
     * @return inputs, outputs and metadata of what was written
     * @throws Problem if the model is incomplete or changed, its encoder or task cannot be
     *     exported, or the file cannot be written
     */
    Table export(String model, Path out);
}
