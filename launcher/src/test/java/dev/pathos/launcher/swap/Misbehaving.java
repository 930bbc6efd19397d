package dev.pathos.launcher.swap;

import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Outputs;
import dev.pathos.api.task.PretextTask;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A pretext task that does wrong, or right, as its configuration says. */
@Component(
        name = "misbehaving",
        configurationPid = "misbehaving",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Misbehaving.Settings.class, factory = true)
public final class Misbehaving implements PretextTask {
    /** What it does wrong. */
    @ObjectClassDefinition(name = "Misbehaving")
    public @interface Settings {
        /** What, and where. */
        String how() default "not";

        /** Calls of the loss that go well before. */
        int after() default 0;
    }

    private static final List<String> CLASSES = List.of("even", "odd");

    private final String how;
    private final int after;

    @Activate
    public Misbehaving(Settings settings) {
        how = settings.how();
        after = settings.after();
        if (how.equals("constructor")) {
            throw new IllegalStateException("it does not like its settings");
        }
    }

    private static void hang() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Labeler fit(Iterable<Sample> training, long seed) {
        switch (how) {
            case "fit" -> throw new IllegalArgumentException("nothing to fit");
            case "hang" -> hang();
            case "missing-class" -> throw new NoClassDefFoundError("org/nowhere/Type");
            case "nothing" -> {
                return null;
            }
            default -> {
                // goes well, for now
            }
        }
        return restore(State.EMPTY);
    }

    @Override
    public Labeler restore(State state) {
        return new ByLength(how, after);
    }

    private record ByLength(String how, int after) implements Labeler {
        @Override
        public Target label(Sample sample) {
            if (how.equals("no-target")) {
                return Target.none("not today");
            }
            int odd = sample.utterance().id().length() % 2;
            return how.equals("wide-target") && sample.utterance().id().hashCode() % 3 == 0
                    ? Target.of(0, 1)
                    : Target.ofClass(odd);
        }

        @Override
        public Objective objective() {
            return new Wrong(
                    Objectives.crossEntropy(Head.utterance(2), CLASSES, new double[] {1, 1}),
                    how,
                    new int[] {after});
        }

        @Override
        public State state() {
            return State.EMPTY;
        }
    }

    private record Wrong(Objective right, String how, int[] after) implements Objective {
        @Override
        public Head head() {
            return how.equals("frames") ? frames() : right.head();
        }

        private static Head frames() {
            return new Head(
                    Head.Level.FRAME,
                    List.of(),
                    2,
                    0,
                    java.util.Optional.empty(),
                    Head.Lifetime.RUN,
                    List.of());
        }

        @Override
        public List<String> classes() {
            return how.equals("three-classes") ? List.of("a", "b", "c") : right.classes();
        }

        @Override
        public double loss(Outputs outputs, float[] targets, float[] gradient) {
            double loss = right.loss(outputs, targets, gradient);
            if (after[0]-- > 0) {
                return loss;
            }
            switch (how) {
                case "loss" -> throw new ArithmeticException("lost");
                case "nan" -> {
                    return Double.NaN;
                }
                case "hang-later" -> hang();
                default -> {
                    return loss;
                }
            }
            return loss;
        }

        @Override
        public float[] predict(Outputs outputs) {
            return how.equals("short") ? new float[1] : right.predict(outputs);
        }
    }
}
