package dev.pathos.tck.plugin;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.util.List;

/** A part as a plug-in has one. */
public final class Level implements FeatureExtractor {
    @Override
    public Frames extract(Audio audio) {
        return Frames.of(List.of("level"), 100, new float[1]);
    }

    @Override
    public String revision() {
        return "1";
    }
}
