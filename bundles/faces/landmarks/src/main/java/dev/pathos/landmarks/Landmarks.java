package dev.pathos.landmarks;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.tracking.Crowd.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * 68 landmarks of the speaker's face by a network that the user names, smoothed, and what their
 * geometry tells: head pose and action units.
 */
@Component(
        name = "landmarks",
        configurationPid = "landmarks",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LandmarkSettings.class, factory = true)
public final class Landmarks implements FaceAnalyzer {
    private static final String REVISION = "4";

    /** The least confidence of a frame that tells what the face looks like at rest. */
    private static final double CONFIDENT = .8;

    private final LandmarkModel model;
    private final GeometricUnits units;
    private final Following following;

    /**
     * Makes the analyzer.
     *
     * @param settings the model, and how faces are found and followed
     * @param context knows the folder of models
     * @throws dev.pathos.api.run.Problem if there is no such model
     */
    @Activate
    public Landmarks(LandmarkSettings settings, BundleContext context) {
        this(settings, ModelChoice.of(settings, ModelFolder.of(context), cwd(context)));
    }

    Landmarks(LandmarkSettings settings, LandmarkModel model) {
        this.model = model;
        units = new GeometricUnits(CONFIDENT, settings.doubtful_units());
        following =
                new Following(
                        model::locate,
                        settings.twice_every(),
                        settings.longest_side(),
                        new Watch(
                                settings.every(),
                                settings.smallest(),
                                settings.patience(),
                                settings.faces()));
    }

    private static Path cwd(BundleContext context) {
        String cwd = context.getProperty("pathos.cwd");
        return Path.of(cwd == null ? "" : cwd);
    }

    @Override
    public String revision() {
        return REVISION + " " + model.revision();
    }

    @Override
    public Optional<FaceTrack> analyze(Media media) throws IOException {
        return following
                .track(media)
                .map(OneEuro.usual()::smooth)
                .map(HeadPose::into)
                .map(units::of);
    }
}
