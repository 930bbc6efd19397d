package dev.pathos.shell;

import dev.pathos.api.face.FaceAgreement;
import dev.pathos.api.feature.FeatureAgreement;
import dev.pathos.api.run.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The command that compares features, or faces, with another program's. */
@Component(service = AgreementCommands.class)
@GogoCommand(scope = "pathos", function = "agreement")
public final class AgreementCommands {
    private static final String REFERENCE = "--reference";
    private static final String EXTRACTOR = "--extractor";
    private static final String ANALYZER = "--analyzer";
    private static final String USUAL = "lld";

    private static final Usage AGREEMENT =
            new Usage(
                    "agreement",
                    "<clips> " + REFERENCE + " <folder>",
                    true,
                    List.of(EXTRACTOR + " <kind>", ANALYZER + " <kind>"),
                    "agreement clips --reference opensmile --extractor lld");

    private final FeatureAgreement agreement;
    private final Optional<FaceAgreement> faces;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public AgreementCommands(
            @Reference FeatureAgreement agreement,
            @Reference(
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    FaceAgreement faces,
            @Reference Progress progress,
            BundleContext context) {
        this(agreement, Optional.ofNullable(faces), progress, context.getProperty("pathos.cwd"));
    }

    AgreementCommands(
            FeatureAgreement agreement,
            Optional<FaceAgreement> faces,
            Progress progress,
            String cwd) {
        this.agreement = agreement;
        this.faces = faces;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    /** Compares features of clips, or the faces in them, with tables. */
    @Descriptor(
            "compares features, or faces, of clips with what another program printed; example:"
                    + " agreement clips --reference opensmile --extractor lld")
    public Object agreement(
            @Descriptor(
                            "<clips> --reference <folder> [--extractor <kind> | --analyzer <kind>]"
                                    + " [--set <part>.<key>=<value>]...")
                    String... arguments) {
        Call call = Call.parse(AGREEMENT, arguments);
        if (call.help()) {
            return AGREEMENT.help();
        }
        if (call.operands().size() != 1) {
            throw AGREEMENT.wrong("it expects one folder of clips, not " + call.operands());
        }
        if (!call.options().containsKey(REFERENCE)) {
            throw AGREEMENT.wrong(REFERENCE + " is missing");
        }
        if (call.options().containsKey(EXTRACTOR) && call.options().containsKey(ANALYZER)) {
            throw AGREEMENT.wrong(EXTRACTOR + " and " + ANALYZER + " exclude each other");
        }
        Path clips = cwd.resolve(call.operands().get(0)).normalize();
        Path reference = cwd.resolve(call.options().get(REFERENCE)).normalize();
        return progress.during(
                () ->
                        call.options().containsKey(ANALYZER)
                                ? faces(
                                        new FaceAgreement.Request(
                                                clips,
                                                reference,
                                                call.options().get(ANALYZER),
                                                call.overrides()))
                                : agreement.compare(
                                        new FeatureAgreement.Request(
                                                clips,
                                                reference,
                                                call.options().getOrDefault(EXTRACTOR, USUAL),
                                                call.overrides()),
                                        (done, total) ->
                                                progress.show("comparing clips", done, total, "")));
    }

    private Object faces(FaceAgreement.Request request) {
        return faces.orElseThrow(
                        () ->
                                new Problem(
                                        "no bundle compares faces",
                                        "agreement " + ANALYZER,
                                        "start the feature faces"))
                .compare(
                        request,
                        (done, total) -> progress.show("comparing faces", done, total, ""));
    }
}
