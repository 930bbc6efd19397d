package dev.pathos.shell;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.PartKind.Reference;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The commands that change drafts. */
@Component(service = EditCommands.class)
@GogoCommand(
        scope = "pathos",
        function = {"use", "put", "drop"})
public final class EditCommands {
    private static final Usage USE =
            new Usage("use", "<draft> <role> <kind>", false, "use my-run task energy-variation");
    private static final Usage PUT =
            new Usage("put", "<draft> <key> <value>...", false, "put my-run epochs 20");
    private static final Usage DROP =
            new Usage("drop", "<draft> [<part>]", false, "drop my-run energy-variation");

    private final Composer composer;
    private final Drafts drafts;

    /** Called by Declarative Services. */
    @Activate
    public EditCommands(
            @org.osgi.service.component.annotations.Reference Composer composer,
            @org.osgi.service.component.annotations.Reference Drafts drafts) {
        this.composer = composer;
        this.drafts = drafts;
    }

    /** Puts a part into a draft. */
    @Descriptor(
            "puts a part into a draft, as its corpus, task, encoder ...; of a role that takes one it"
                    + " replaces the one there; example: use my-run task energy-variation")
    public Object use(@Descriptor("<draft> <role> <kind>") String... arguments) {
        Call call = Call.parse(USE, arguments);
        if (call.help()) {
            return USE.help();
        }
        List<String> words = call.operands();
        if (words.size() != 3) {
            throw USE.wrong("it expects a draft, a role and a kind of part, not " + words);
        }
        Draft draft = drafts.find(words.get(0));
        Edited edited = new Assigning(new Kinds(composer)).use(draft, words.get(1), words.get(2));
        drafts.keep(edited.draft());
        return told(edited.told());
    }

    /** Sets a key of a draft. */
    @Descriptor(
            "sets a key of a draft, checked at once; epochs, rate and patience alone mean both phases;"
                    + " example: put my-run epochs 20")
    public Object put(@Descriptor("<draft> <key> <value>...") String... arguments) {
        Call call = Call.parse(PUT, arguments);
        if (call.help()) {
            return PUT.help();
        }
        List<String> words = call.operands();
        if (words.size() < 3) {
            throw PUT.wrong("it expects a draft, a key and a value, not " + words);
        }
        Draft draft = drafts.find(words.get(0));
        Draft changed = draft;
        List<String> told = new ArrayList<>();
        for (Setting setting : Setting.of(draft, words.get(1), new Kinds(composer))) {
            Object value = setting.value(words.subList(2, words.size()));
            changed = changed.set(setting.part().name(), setting.name(), Optional.of(value));
            told.add(setting.part().name() + "." + setting.name() + " = " + DraftText.value(value));
        }
        refuse(draft, changed);
        drafts.keep(changed);
        return told(told);
    }

    /** Throws the first problem that a change would make. */
    private void refuse(Draft draft, Draft changed) {
        Set<String> before = new HashSet<>();
        composer.check(draft.place(), draft.parts()).forEach(p -> before.add(p.getMessage()));
        composer.check(changed.place(), changed.parts()).stream()
                .filter(problem -> !before.contains(problem.getMessage()))
                .findFirst()
                .ifPresent(
                        problem -> {
                            throw problem;
                        });
    }

    /** Takes a part or a key out of a draft, or ends the draft. */
    @Descriptor(
            "takes a part or a key out of a draft, or ends the draft; example: drop my-run"
                    + " energy-variation")
    public Object drop(@Descriptor("<draft> [<part>]") String... arguments) {
        Call call = Call.parse(DROP, arguments);
        if (call.help()) {
            return DROP.help();
        }
        if (call.operands().isEmpty() || call.operands().size() > 2) {
            throw DROP.wrong("it expects a draft and maybe a part or a key of it");
        }
        Draft draft = drafts.find(call.operands().get(0));
        if (call.operands().size() == 1) {
            drafts.forget(draft.name());
            return told(List.of("the draft " + draft.name() + " is gone"));
        }
        String name = call.operands().get(1);
        Edited edited =
                draft.part(name)
                        .map(part -> without(draft, part))
                        .orElseGet(() -> unset(draft, name));
        drafts.keep(edited.draft());
        return told(edited.told());
    }

    /** Lines as a table that has only notes, so that they are wrapped between words. */
    private static Table told(List<String> lines) {
        return new Table("", List.of(), List.of(), lines);
    }

    private Edited without(Draft draft, FilePart part) {
        if (part.pid().equals(Draft.EXPERIMENT)) {
            throw new Problem(
                    "a draft cannot be without its experiment",
                    draft.place(),
                    "end the draft with: drop " + draft.name());
        }
        Kinds kinds = new Kinds(composer);
        Draft rest = draft.without(part.name());
        for (FilePart other : rest.parts()) {
            for (Reference reference : kinds.references(other)) {
                List<String> named = new Role(other, reference).named();
                if (named.contains(part.name())) {
                    List<String> left = named.stream().filter(n -> !n.equals(part.name())).toList();
                    rest =
                            rest.set(
                                    other.name(),
                                    reference.name(),
                                    left.isEmpty() ? Optional.empty() : Optional.of(left));
                }
            }
        }
        return new Edited(rest, List.of(part.id() + " is out"));
    }

    private Edited unset(Draft draft, String name) {
        Draft rest = draft;
        List<String> told = new ArrayList<>();
        for (Setting setting : Setting.of(draft, name, new Kinds(composer))) {
            rest = rest.set(setting.part().name(), setting.name(), Optional.empty());
            told.add(setting.part().name() + "." + setting.name() + " has its default");
        }
        return new Edited(rest, told);
    }
}
