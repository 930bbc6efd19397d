package dev.pathos.shell;

import dev.pathos.api.run.CorpusCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that looks at a corpus. */
@Component(service = CorpusCommands.class)
@GogoCommand(scope = "pathos", function = "corpus")
public final class CorpusCommands {
    private static final String CONFIG = "--config";
    private static final String FAST = "--fast";

    private static final Usage CORPUS =
            new Usage(
                    "corpus",
                    "check <part>",
                    true,
                    List.of(CONFIG + " <file>", FAST),
                    "corpus check ravdess --set ravdess.root=/data/ravdess");

    private final CorpusCheck checker;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public CorpusCommands(
            @Reference CorpusCheck checker, @Reference Progress progress, BundleContext context) {
        this(checker, progress, context.getProperty("pathos.cwd"));
    }

    CorpusCommands(CorpusCheck checker, Progress progress, String cwd) {
        this.checker = checker;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    /**
     * Tells what is understood of a corpus: a kind of part, or with a configuration one of its
     * parts.
     */
    @Descriptor(
            "tells what is understood of a corpus, what is missing and what looks wrong; example:"
                    + " corpus check ravdess --set ravdess.root=/data/ravdess")
    public Object corpus(
            @Descriptor("check <part> [--config <file>] [--fast] [--set <part>.<key>=<value>]...")
                    String... arguments) {
        Call call = Call.parse(CORPUS, arguments);
        if (call.help()) {
            return CORPUS.help();
        }
        if (call.operands().size() != 2 || !call.operands().get(0).equals("check")) {
            throw CORPUS.wrong("it expects check and a part, not " + call.operands());
        }
        return progress.during(
                () ->
                        checker.check(
                                call.operands().get(1),
                                Optional.ofNullable(call.options().get(CONFIG)).map(cwd::resolve),
                                call.overrides(),
                                call.options().containsKey(FAST)));
    }
}
