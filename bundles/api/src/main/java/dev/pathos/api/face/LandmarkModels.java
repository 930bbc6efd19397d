package dev.pathos.api.face;

import dev.pathos.api.run.Table;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The landmark models in the model folder: networks that users bring. */
@ProviderType
public interface LandmarkModels {
    /**
     * Tells which models there are, and where there is none, which ones fit.
     *
     * @return a table with a row for each model
     * @throws dev.pathos.api.run.Problem if the folder cannot be read
     */
    Table contents();

    /**
     * Checks models: their digests, what they take in and give out, and how they do on one picture.
     *
     * @param name which model; all if there is none
     * @return what was found
     * @throws dev.pathos.api.run.Problem if there is no such model, or none at all
     */
    Verdict verify(Optional<String> name);

    /**
     * Adds a model: it is there when it is whole, has the right digest and fits, or not at all.
     *
     * @param addition the model
     * @param watcher is told how far it is
     * @return what is known of it
     * @throws dev.pathos.api.run.Problem if it cannot be had, is not what was meant or does not fit
     */
    Table add(Addition addition, Watcher watcher);

    /**
     * Removes a model.
     *
     * @param name which
     * @return what was removed
     * @throws dev.pathos.api.run.Problem if there is no such model, or it cannot be removed
     */
    Table remove(String name);

    /**
     * A model to be added.
     *
     * @param source where it comes from: http, https or file
     * @param name what it is to be called
     * @param description what is said of it, by the keys of the part {@code landmarks}, such as
     *     {@code sha256} and {@code box.factor}
     * @param trusted whether it is taken without a digest to compare it with
     */
    record Addition(URI source, String name, Map<String, String> description, boolean trusted) {
        public Addition {
            description = Map.copyOf(description);
        }
    }

    /**
     * What checking found.
     *
     * @param table a row for each model
     * @param unusable the names of those that cannot be used
     */
    record Verdict(Table table, List<String> unusable) {
        public Verdict {
            unusable = List.copyOf(unusable);
        }
    }

    /** Is told how far it is. */
    @FunctionalInterface
    interface Watcher {
        /**
         * More of a model has come.
         *
         * @param bytes how much in all
         * @param total of how much; 0 if that is not known
         */
        void progressed(long bytes, long total);
    }
}
