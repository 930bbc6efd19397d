package dev.pathos.openface;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Face tracks from the tables that Py-Feat wrote of videos (Cheong et al., Affective Science 2023).
 *
 * <p>Its action units are probabilities 0..1: an intensity 0..5 is five times that, an action unit
 * is present from .5 on. AU43 (eyes closed) becomes AU45, as OpenFace and the tasks here have it.
 * {@code FaceScore} is the confidence; a frame without a score or with values missing counts as not
 * found. Of several faces the one found in most frames is taken.
 */
@Component(
        name = "py-feat",
        configurationPid = "py-feat",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PyFeat.Settings.class, factory = true)
public final class PyFeat implements FaceAnalyzer {
    /** Which of an utterance's files is the table, and what it does not say itself. */
    @ObjectClassDefinition(
            name = "Py-Feat",
            description = "Reads face tracks from the CSV files of Py-Feat.")
    public @interface Settings {
        /** The kind of sidecar that holds the table. */
        @AttributeDefinition(
                name = "Sidecar",
                description = "The kind of sidecar, as the corpus names it, that holds the table.")
        String sidecar() default "py-feat";

        /** Frames of the video per second. */
        @AttributeDefinition(
                name = "Frame rate",
                description =
                        "Frames of the video per second, which give frame numbers a time; 0 for"
                                + " the usual rate that fits the table's approx_time.",
                min = "0")
        double frame_rate() default 0;

        /** The unit of angles. */
        @AttributeDefinition(
                name = "Angles",
                description =
                        "The unit of Pitch, Roll and Yaw: radians, or degrees as older versions"
                                + " wrote them; none to leave the pose out.",
                options = {
                    @Option(label = "radians", value = "radians"),
                    @Option(label = "degrees", value = "degrees"),
                    @Option(label = "left out", value = "none")
                })
        String angles() default "radians";
    }

    private final String sidecar;
    private final double frameRate;
    private final Angles angles;

    /**
     * Makes the analyzer.
     *
     * @param settings which sidecar to read, and how
     * @throws Problem if a setting makes no sense
     */
    @Activate
    public PyFeat(Settings settings) {
        sidecar = settings.sidecar();
        frameRate = settings.frame_rate();
        if (!(frameRate >= 0 && frameRate < Double.POSITIVE_INFINITY)) {
            throw new Problem(
                    frameRate + " is no number of frames per second",
                    "key frame.rate",
                    "give the video's, or 0");
        }
        angles = Angles.valueOf(settings.angles().toUpperCase(Locale.ROOT));
    }

    /** The unit of the head's angles. */
    enum Angles {
        /** As OpenFace has them. */
        RADIANS(1),
        /** As older versions had them. */
        DEGREES(Math.toRadians(1)),
        /** To be left out. */
        NONE(Double.NaN);

        private final double radians;

        Angles(double radians) {
            this.radians = radians;
        }

        /** An angle in radians. */
        float radians(double angle) {
            return (float) (angle * radians);
        }
    }

    @Override
    public Optional<FaceTrack> analyze(Media media) throws IOException {
        Optional<Path> table = media.sidecar(sidecar);
        return table.isEmpty()
                ? Optional.empty()
                : Optional.of(PyFeatTable.read(table.get(), frameRate, angles));
    }
}
