package dev.pathos.api.live;

import dev.pathos.api.run.RunListener;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An experiment that is being carried out, in this process or in another one.
 *
 * <p>Those of this process are services with the property {@link #NAME}, from the beginning of the
 * experiment to its end. Usable from any thread.
 */
@ProviderType
public interface LiveRun {
    /** Service property: the experiment's name. */
    String NAME = "pathos.experiment";

    /**
     * Service property, a Boolean: whether pretext tasks of a plug-in that is dropped into the
     * plug-in folder are to join its pre-trainings.
     */
    String ADOPTS = "pathos.adopts";

    /** The experiment's name, which is its folder's. */
    String name();

    /** The experiment's folder. */
    Path folder();

    /** What is trained at this moment; empty while data are read and between trainings. */
    List<Training> trainings();

    /**
     * Exchanges, adds, removes or weighs tasks of a running pre-training.
     *
     * <p>A task that comes is made, fitted, warmed up and tried on a batch before the training
     * notices; then the set of tasks is exchanged between two steps. The trunk and the heads of the
     * tasks that stay are not touched. Returns when that has happened.
     *
     * @param training the id of a training, or empty where only one pre-training runs
     * @param change what to change
     * @return what happened, in a sentence
     * @throws dev.pathos.api.run.Problem if the newcomer was refused, with the reason; the training
     *     then goes on as it was
     */
    String change(String training, Change change);

    /**
     * Tells a listener of everything that happens from now on.
     *
     * @param listener is told on the trainings' threads, in order
     * @return ends it
     */
    Subscription follow(RunListener listener);

    /** Lets every training wait after its current step. */
    void pause();

    /** Lets trainings that wait go on. */
    void proceed();

    /** Stops after the current steps with checkpoints; returns at once. */
    void halt();

    /** Ends what {@link #follow} began. */
    @ProviderType
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * A training in progress.
     *
     * @param id its id, unique within the experiment, such as {@code joint-fold0-seed1-pretrain}
     * @param step optimization steps done
     * @param steps how many it will be at most; 0 if unknown
     * @param epoch the epoch it is in, from 1
     * @param epochs how many it will be at most
     * @param segment how often its set of tasks was exchanged
     * @param state {@code training}, {@code paused}, or {@code without tasks}
     * @param changeable whether its tasks can be exchanged: pre-trainings' can
     * @param tasks what it learns
     */
    record Training(
            String id,
            long step,
            long steps,
            int epoch,
            int epochs,
            int segment,
            String state,
            boolean changeable,
            List<Trained> tasks) {
        public Training {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A task of a training.
     *
     * @param name its part's name
     * @param kind what stands before {@code ~} in a configuration
     * @param bundle the location of the bundle that it comes from
     * @param weight of its loss
     */
    record Trained(String name, String kind, String bundle, double weight) {}
}
