package dev.pathos.manifest;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** IEMOCAP: dialogues of 10 actors in 5 sessions, cut into turns, with votes and attributes. */
@Component(
        name = "iemocap",
        configurationPid = "iemocap",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Iemocap.Settings.class, factory = true)
public final class Iemocap implements Corpus {
    private static final String PART = "iemocap";

    /** Where it lies and which classes to use. */
    @ObjectClassDefinition(
            name = "IEMOCAP",
            description = "Reads IEMOCAP, turns of acted dialogues with votes and attributes.")
    public @interface Settings {
        /** The folder with the sessions. */
        @AttributeDefinition(
                name = "Root",
                description =
                        "The folder that holds Session1 to Session5; relative to the caller's"
                                + " working directory.")
        String root() default "";

        /** Face tracks. */
        @AttributeDefinition(
                name = "OpenFace",
                description =
                        "The folder with OpenFace tables named as the turns. Empty: beneath the"
                                + " root.")
        String openface() default "";

        /** Whether excitement is happiness. */
        @AttributeDefinition(
                name = "Merge excited",
                description = "Whether excited counts as happy, as in most publications.")
        boolean merge_excited() default true;

        /** Which classes to use. */
        @AttributeDefinition(
                name = "Classes",
                description =
                        "Which classes to use; the default makes the usual 5,531 turns. Empty: all"
                                + " turns, also those without agreement.")
        String[] classes() default {"angry", "happy", "sad", "neutral"};
    }

    private final Shelf shelf;
    private final boolean merged;
    private final Set<String> classes;

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings folders and classes
     */
    @Activate
    public Iemocap(BundleContext context, Settings settings) {
        this(
                Shelf.of(context, PART, settings.root(), settings.openface(), ""),
                settings.merge_excited(),
                List.of(settings.classes()));
    }

    Iemocap(Shelf shelf, boolean merged, List<String> classes) {
        this.shelf = shelf;
        this.merged = merged;
        this.classes = new TreeSet<>(classes);
    }

    @Override
    public String labelTarget() {
        return "published majority of the annotators"
                + (merged ? ", excited counted as happy" : "")
                + (classes.isEmpty() ? "" : ", only " + String.join(", ", classes));
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path folder = shelf.root().folder();
        List<Path> files = shelf.files(ledger);
        Predicate<Path> evaluation = Iemocap::isEvaluation;
        Map<String, IemocapTurn> turns = new TreeMap<>();
        for (Path file : files.stream().filter(evaluation).toList()) {
            read(file, turns, ledger);
        }
        Predicate<Path> media =
                file -> TakeFiles.joins(file) && IemocapTurn.named(FileTree.base(file));
        SortedMap<String, TakeFiles> takes =
                TakeFiles.join(
                        folder,
                        files.stream().filter(media).toList(),
                        base -> base,
                        "IEMOCAP's",
                        ledger);
        // Motion capture, alignments and transcriptions: tens of thousands, told as one.
        long others = files.stream().filter(evaluation.or(media).negate()).count();
        if (others > 0) {
            ledger.skipped(
                    "other files", others + " that are neither evaluations nor a turn's media");
        }
        List<Utterance> utterances = new ArrayList<>();
        turns.forEach(
                (name, turn) ->
                        utterance(turn, takes.get(name), ledger).ifPresent(utterances::add));
        takes.keySet().stream()
                .filter(name -> !turns.containsKey(name))
                .forEach(name -> ledger.skipped(name, "in no evaluation"));
        if (utterances.isEmpty()) {
            throw shelf.root()
                    .problem(
                            "no turn of IEMOCAP in " + folder,
                            "name the folder with Session1/dialog/EmoEvaluation and"
                                    + " Session1/sentences/wav");
        }
        return utterances.stream();
    }

    private static boolean isEvaluation(Path file) {
        String parent = Objects.toString(file.getParent().getFileName(), "");
        return parent.equals("EmoEvaluation")
                && file.getFileName().toString().matches("Ses\\d\\d[FM]_.*\\.txt");
    }

    private void read(Path file, Map<String, IemocapTurn> turns, Ledger ledger) throws IOException {
        try (BufferedReader text = TextFile.open(file, ledger)) {
            Optional<IemocapTurn> turn = Optional.empty();
            int number = 1;
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                String where = file.getFileName() + " line " + number;
                if (line.startsWith("[")) {
                    turn = first(line, where, turns, ledger);
                } else if (turn.isPresent()) {
                    for (String word : turn.get().count(line, merged)) {
                        ledger.failed(
                                where,
                                "an unknown vote '"
                                        + word
                                        + "' for "
                                        + turn.get().name()
                                        + ", not counted");
                    }
                }
                number++;
            }
        }
    }

    private static Optional<IemocapTurn> first(
            String line, String where, Map<String, IemocapTurn> turns, Ledger ledger) {
        Optional<IemocapTurn> turn = IemocapTurn.parse(line);
        // The line that explains the format begins with a bracket too.
        if (turn.isEmpty() && !line.startsWith("[START_TIME")) {
            ledger.failed(where, "no turn of IEMOCAP: " + line.strip());
        } else if (turn.isPresent() && turns.containsKey(turn.get().name())) {
            ledger.failed(where, turn.get().name() + " again");
            return Optional.empty();
        }
        turn.ifPresent(t -> turns.put(t.name(), t));
        return turn;
    }

    private Optional<Utterance> utterance(IemocapTurn turn, TakeFiles files, Ledger ledger) {
        Optional<String> label = turn.label(merged);
        if (label.isEmpty()) {
            ledger.failed(turn.name(), "an unknown class '" + turn.code() + "'");
        } else if (files == null) {
            ledger.failed(turn.name(), "in the evaluation, but no sound of it");
        } else if (!classes.isEmpty() && label.get().isEmpty()) {
            ledger.skipped(turn.name(), "its annotators do not agree");
        } else if (!classes.isEmpty() && !classes.contains(label.get())) {
            ledger.skipped(turn.name(), "class " + label.get() + " is not wanted");
        } else {
            return Optional.of(
                    new Utterance(
                            turn.name(),
                            turn.speaker(),
                            turn.session(),
                            files.media(false),
                            files.sidecars(false),
                            new Annotations(
                                    label.get(),
                                    turn.votes(),
                                    turn.attributes(),
                                    List.of(),
                                    List.of()),
                            new Recording(
                                    turn.name(), 0, Double.POSITIVE_INFINITY, "", turn.traits())));
        }
        return Optional.empty();
    }
}
