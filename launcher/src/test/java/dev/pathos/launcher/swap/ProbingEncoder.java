package dev.pathos.launcher.swap;

import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.task.Optimizer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Another encoder, watched. */
@Component(
        name = "probing-encoder",
        configurationPid = "probing-encoder",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ProbingEncoder.Settings.class, factory = true)
public final class ProbingEncoder implements Encoder {
    /** No settings. */
    @ObjectClassDefinition(name = "Probing encoder")
    public @interface Settings {}

    private final Encoder watched;

    @Activate
    public ProbingEncoder(@Reference(name = "watched") Encoder watched) {
        this.watched = watched;
    }

    @Override
    public Chunking chunking() {
        return watched.chunking();
    }

    @Override
    public Learner open(int columns, int frames, Optimizer optimizer, long seed) {
        return new ProbingLearner(watched.open(columns, frames, optimizer, seed));
    }
}
