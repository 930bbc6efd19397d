package dev.pathos.shell;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.FilePart;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that begin, show and save configurations composed by hand. */
@Component(service = DraftCommands.class)
@GogoCommand(
        scope = "pathos",
        function = {"compose", "show", "save"})
public final class DraftCommands {
    private static final String FROM = "--from";
    private static final String REPLACE = "--replace";

    private static final Usage COMPOSE =
            new Usage("compose", "[<draft>]", false, List.of(FROM + " <config>"), "compose my-run");
    private static final Usage SHOW = new Usage("show", "<draft>", false, "show my-run");
    private static final Usage SAVE =
            new Usage(
                    "save",
                    "<draft> <file>",
                    false,
                    List.of(REPLACE),
                    "save my-run configs/my-run.json");

    private final Composer composer;
    private final Drafts drafts;
    private final Path cwd;
    private final boolean passing;

    /** Called by Declarative Services. */
    @Activate
    public DraftCommands(
            @Reference Composer composer, @Reference Drafts drafts, BundleContext context) {
        this(
                composer,
                drafts,
                context.getProperty("pathos.cwd"),
                "command".equals(context.getProperty("pathos.door")));
    }

    /**
     * @param passing whether the process ends with the command
     */
    DraftCommands(Composer composer, Drafts drafts, String cwd, boolean passing) {
        this.composer = composer;
        this.drafts = drafts;
        this.cwd = Path.of(cwd == null ? "" : cwd);
        this.passing = passing;
    }

    /** Begins a draft, or lists those that there are. */
    @Descriptor(
            "begins a configuration by hand, a draft of this shell, or lists the drafts; example:"
                    + " compose my-run")
    public Object compose(@Descriptor("[<draft>] [--from <config>]") String... arguments) {
        Call call = Call.parse(COMPOSE, arguments);
        if (call.help()) {
            return COMPOSE.help();
        }
        if (call.operands().isEmpty() && call.options().isEmpty()) {
            return list();
        }
        String name = call.operand(COMPOSE);
        if (passing) {
            throw new Problem(
                    "the draft would end with this command",
                    name,
                    "open the shell with ./pathos and type it there, or put the commands into a file"
                            + " for ./pathos script <file>");
        }
        if (!name.matches("[A-Za-z0-9-]+")) {
            throw COMPOSE.wrong(
                    "name the draft with letters, digits and dashes, not '" + name + "'");
        }
        if (drafts.look(name).isPresent()) {
            throw new Problem(
                    "there is a draft of this name already",
                    name,
                    "go on with it (show " + name + "), or begin anew after: drop " + name);
        }
        Draft draft =
                call.options().containsKey(FROM)
                        ? from(name, cwd.resolve(call.options().get(FROM)))
                        : complete(Draft.begin(name));
        drafts.keep(draft);
        return shown(draft);
    }

    /** A draft like a file, its experiment renamed. */
    private Draft from(String name, Path file) {
        List<FilePart> parts = new ArrayList<>();
        for (FilePart part : composer.read(file)) {
            parts.add(
                    part.pid().equals(Draft.EXPERIMENT)
                            ? new FilePart(part.pid(), name, part.values())
                            : part);
        }
        if (parts.stream().filter(part -> part.pid().equals(Draft.EXPERIMENT)).count() != 1) {
            throw new Problem(
                    "it has not exactly one experiment", file.toString(), "name another file");
        }
        return new Draft(name, parts);
    }

    /** Without the parts that no bundle offers in this distribution. */
    private Draft complete(Draft draft) {
        Kinds kinds = new Kinds(composer);
        Draft rest = draft;
        for (FilePart part : draft.parts()) {
            if (kinds.of(part.pid()).isEmpty() && !part.pid().equals(Draft.EXPERIMENT)) {
                rest = rest.without(part.name());
            }
        }
        return rest;
    }

    private Table list() {
        List<List<String>> rows = new ArrayList<>();
        for (String name : drafts.names()) {
            Draft draft = drafts.find(name);
            rows.add(
                    List.of(
                            name,
                            String.valueOf(draft.parts().size()),
                            drafts.savedAs(draft).map(Path::toString).orElse("no")));
        }
        String note = rows.isEmpty() ? "There are none. compose <draft> begins one." : "";
        return new Table(
                "Drafts of this shell",
                List.of("draft", "parts", "saved"),
                rows,
                note.isEmpty() ? List.of() : List.of(note));
    }

    /** Shows a draft. */
    @Descriptor(
            "prints a draft as the file that it would be, and what is missing or wrong; example:"
                    + " show my-run")
    public Object show(@Descriptor("<draft>") String... arguments) {
        Call call = Call.parse(SHOW, arguments);
        return call.help() ? SHOW.help() : shown(drafts.find(call.operand(SHOW)));
    }

    private Shown shown(Draft draft) {
        return new Shown(
                draft.name(),
                DraftText.of(draft),
                new DraftCheck(composer, new Kinds(composer)).lines(draft));
    }

    /** Saves a draft. */
    @Descriptor("saves a draft as a configuration file; example: save my-run configs/my-run.json")
    public Object save(@Descriptor("<draft> <file> [--replace]") String... arguments) {
        Call call = Call.parse(SAVE, arguments);
        if (call.help()) {
            return SAVE.help();
        }
        if (call.operands().size() != 2) {
            throw SAVE.wrong("it expects a draft and a file, not " + call.operands());
        }
        Draft draft = drafts.find(call.operands().get(0));
        Path file = cwd.resolve(call.operands().get(1)).normalize();
        drafts.save(draft, file, call.options().containsKey(REPLACE));
        int faults = shown(draft).faults().size();
        return "saved: "
                + file
                + (faults == 0 ? "" : "; " + faults + " missing or wrong: show " + draft.name());
    }
}
