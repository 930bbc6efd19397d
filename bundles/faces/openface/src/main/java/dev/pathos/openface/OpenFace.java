package dev.pathos.openface;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Face tracks from the tables that OpenFace 2.x left beside the videos (Baltrusaitis et al., FG
 * 2018).
 *
 * <p>Columns are found by name, with or without a space after the comma. Without a column {@code
 * success} a frame counts as found if its confidence is above 0; of several faces the one found in
 * most frames is taken; a frame whose landmarks or action units are not finite counts as not found.
 * {@code pose_Rx} to {@code pose_Rz}, and what {@link OpenFaceFormat} adds, become measures.
 */
@Component(
        name = "openface",
        configurationPid = "openface",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OpenFace.Settings.class, factory = true)
public final class OpenFace implements FaceAnalyzer {
    /** Which of an utterance's files is the table. */
    @ObjectClassDefinition(
            name = "OpenFace",
            description = "Reads face tracks from the CSV files of OpenFace 2.x.")
    public @interface Settings {
        /** The kind of sidecar that holds the table. */
        @AttributeDefinition(
                name = "Sidecar",
                description = "The kind of sidecar, as the corpus names it, that holds the table.")
        String sidecar() default "openface";
    }

    private final String sidecar;

    /**
     * Makes the analyzer.
     *
     * @param settings which sidecar to read
     */
    @Activate
    public OpenFace(Settings settings) {
        this(settings.sidecar());
    }

    OpenFace(String sidecar) {
        this.sidecar = sidecar;
    }

    @Override
    public Optional<FaceTrack> analyze(Media media) throws IOException {
        Optional<Path> table = media.sidecar(sidecar);
        return table.isEmpty() ? Optional.empty() : Optional.of(OpenFaceTable.read(table.get()));
    }
}
