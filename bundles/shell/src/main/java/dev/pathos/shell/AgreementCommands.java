package dev.pathos.shell;

import dev.pathos.api.feature.FeatureAgreement;
import dev.pathos.api.feature.FeatureAgreement.Request;
import java.nio.file.Path;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that compares features with another program's. */
@Component(service = AgreementCommands.class)
@GogoCommand(scope = "pathos", function = "agreement")
public final class AgreementCommands {
    private static final String REFERENCE = "--reference";
    private static final String EXTRACTOR = "--extractor";
    private static final String USUAL = "lld";

    private static final Usage AGREEMENT =
            new Usage(
                    "agreement",
                    "<clips> " + REFERENCE + " <folder>",
                    true,
                    List.of(EXTRACTOR + " <kind>"),
                    "agreement clips --reference opensmile --extractor lld");

    private final FeatureAgreement agreement;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public AgreementCommands(
            @Reference FeatureAgreement agreement,
            @Reference Progress progress,
            BundleContext context) {
        this(agreement, progress, context.getProperty("pathos.cwd"));
    }

    AgreementCommands(FeatureAgreement agreement, Progress progress, String cwd) {
        this.agreement = agreement;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    /** Compares features of clips with tables. */
    @Descriptor(
            "compares features of clips with the values that openSMILE printed for them; example:"
                    + " agreement clips --reference opensmile --extractor lld")
    public Object agreement(
            @Descriptor(
                            "<clips> --reference <folder> [--extractor <kind>]"
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
        Request request =
                new Request(
                        cwd.resolve(call.operands().get(0)),
                        cwd.resolve(call.options().get(REFERENCE)),
                        call.options().getOrDefault(EXTRACTOR, USUAL),
                        call.overrides());
        try {
            return agreement.compare(
                    request, (done, total) -> progress.show("comparing clips", done, total, ""));
        } finally {
            progress.clear();
        }
    }
}
