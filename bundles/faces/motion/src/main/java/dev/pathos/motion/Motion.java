package dev.pathos.motion;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.tracking.Crowd.Watch;
import dev.pathos.tracking.Follower.State;
import dev.pathos.tracking.SpeakersFace;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Facial motion without any model file: OpenCV's own cascade finds the face, points inside it are
 * followed, the head's motion is removed, and what is left is measured by region.
 *
 * <p>The track has no landmarks and no action units; it has the face's box and {@link
 * FaceTrack#MOTION} of all of the face, its upper and its lower part, averaged over the tenth of a
 * second before each frame.
 */
@Component(
        name = "motion",
        configurationPid = "motion",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Motion.Settings.class, factory = true)
public final class Motion implements FaceAnalyzer {
    private static final String REVISION = "3";

    /** Seconds without the detector that take nothing from the confidence. */
    private static final double HOLD = .6;

    private static final List<String> MEASURES =
            List.of(
                    FaceTrack.MOTION + "all",
                    FaceTrack.MOTION + "upper",
                    FaceTrack.MOTION + "lower",
                    "face_x",
                    "face_y",
                    "face_width",
                    "face_height");

    /** How faces are found and followed. */
    @ObjectClassDefinition(
            name = "Motion",
            description = "Follows points in the face and measures how they move beside the head.")
    public @interface Settings {
        /** How often a face is sought. */
        @AttributeDefinition(
                name = "Every",
                description = "The detector looks for faces in every so many pictures",
                min = "1")
        int every() default 10;

        /** The smallest face. */
        @AttributeDefinition(
                name = "Smallest",
                description = "The width of the smallest face, by the picture's longer side",
                min = "0.02",
                max = "1")
        double smallest() default .1;

        /** The size of the pictures. */
        @AttributeDefinition(
                name = "Longest side",
                description = "Pixels of the longer side that larger pictures are scaled down to",
                min = "64")
        int longest_side() default 640;

        /** How long a face is followed unseen. */
        @AttributeDefinition(
                name = "Patience",
                description = "Seconds for which a face is followed that the detector does not see",
                min = "0")
        double patience() default 2;

        /** How many faces. */
        @AttributeDefinition(
                name = "Faces",
                description = "How many faces are followed at once, of which one is the speaker's",
                min = "1")
        int faces() default 4;
    }

    private final Settings settings;

    /**
     * Makes the analyzer.
     *
     * @param settings how faces are found and followed
     */
    @Activate
    public Motion(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String revision() {
        return REVISION;
    }

    @Override
    public Optional<FaceTrack> analyze(Media media) throws IOException {
        return SpeakersFace.in(
                        media,
                        new Video.Format(settings.longest_side(), 0, true),
                        new Watch(
                                settings.every(),
                                settings.smallest(),
                                settings.patience(),
                                settings.faces()),
                        MotionFollower::new)
                .map(Motion::track);
    }

    private static FaceTrack track(SpeakersFace face) {
        int frames = face.chosen().length;
        boolean[] success = new boolean[frames];
        float[] confidence = new float[frames];
        float[][] measures = new float[MEASURES.size()][frames];
        for (float[] each : measures) {
            Arrays.fill(each, Float.NaN);
        }
        for (int f = 0; f < frames; f++) {
            Optional<State> state = face.changes(f) ? Optional.empty() : face.state(f);
            if (state.isPresent()) {
                success[f] = true;
                confidence[f] = (float) face.confidence(f, HOLD);
                for (int m = 0; m < measures.length; m++) {
                    measures[m][f] = state.get().values()[m];
                }
            }
        }
        Map<String, float[]> named = new TreeMap<>();
        for (int m = 0; m < measures.length; m++) {
            named.put(MEASURES.get(m), measures[m]);
        }
        return new FaceTrack(
                face.crowd().times(),
                success,
                confidence,
                new float[0],
                new float[0],
                Map.of(),
                Map.of(),
                named);
    }
}
