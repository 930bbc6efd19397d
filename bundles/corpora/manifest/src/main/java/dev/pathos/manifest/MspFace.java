package dev.pathos.manifest;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * MSP-Face: 27,325 segments of talking faces from the web, 9,370 of them labeled (Vidal et al.,
 * ICMI 2020).
 *
 * <p>A segment is a file of its own, or a stretch of the video that it was cut from, whichever is
 * there; its authors publish only links, and videos vanish.
 */
@Component(
        name = "msp-face",
        configurationPid = "msp-face",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MspFace.Settings.class, factory = true)
public final class MspFace implements Corpus {
    private static final String PART = "msp-face";
    private static final Pattern NAME = Pattern.compile("(MSP-FACE_\\d+)(_\\d+)?");

    /** Where it lies and what to use. */
    @ObjectClassDefinition(
            name = "MSP-Face",
            description = "Reads MSP-Face, labeled and unlabeled talking faces.")
    public @interface Settings {
        /** The folder with everything. */
        @AttributeDefinition(
                name = "Root",
                description =
                        "The folder that holds Doc, Labels and the segments or videos at any"
                                + " depth; relative to the caller's working directory.")
        String root() default "";

        /** Face tracks. */
        @AttributeDefinition(
                name = "OpenFace",
                description =
                        "The folder with OpenFace tables named as the segments. Empty: beneath the"
                                + " root.")
        String openface() default "";

        /** Sound or video. */
        @AttributeDefinition(
                name = "Modality",
                description = "Which file to use of a segment that is there as both.",
                options = {
                    @Option(label = "Sound alone", value = "audio-only"),
                    @Option(label = "Video with sound", value = Shelf.VIDEO)
                })
        String modality() default Shelf.VIDEO;

        /** Whether to use the unlabeled part. */
        @AttributeDefinition(
                name = "Unlabeled",
                description = "Whether segments without labels are used, say, for pre-training.")
        boolean unlabeled() default true;
    }

    private final Shelf shelf;
    private final boolean unlabeled;

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings folders, modality and parts
     */
    @Activate
    public MspFace(BundleContext context, Settings settings) {
        this(
                Shelf.of(context, PART, settings.root(), settings.openface(), settings.modality()),
                settings.unlabeled());
    }

    MspFace(Shelf shelf, boolean unlabeled) {
        this.shelf = shelf;
        this.unlabeled = unlabeled;
    }

    @Override
    public String labelTarget() {
        return "published consensus of the annotators' primary emotion";
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path folder = shelf.root().folder();
        List<Path> files = shelf.files(ledger);
        MspFaceDocs docs = MspFaceDocs.read(shelf, files, ledger);
        Optional<Path> consensus = MspLabels.consensus(shelf, files, ledger);
        Optional<Path> detailed = MspLabels.detailed(shelf, files, ledger);
        MspLabels labels =
                consensus.isPresent()
                        ? MspLabels.read(consensus.get(), detailed, ledger)
                        : new MspLabels(Map.of(), Map.of());
        labels.compare(ledger);
        SortedMap<String, TakeFiles> takes =
                TakeFiles.join(
                        folder,
                        files,
                        base -> NAME.matcher(base).matches() ? base : "",
                        "MSP-Face's",
                        ledger);
        TreeSet<String> names = new TreeSet<>(docs.stretches().keySet());
        names.addAll(docs.speakers().keySet());
        names.addAll(labels.segments().keySet());
        takes.keySet().stream().filter(name -> name.matches(".*_\\d+_\\d+")).forEach(names::add);
        List<Utterance> utterances = new ArrayList<>();
        for (String name : names) {
            new Segment(name, docs, labels, takes).utterance(ledger).ifPresent(utterances::add);
        }
        Set<Path> used = new HashSet<>();
        utterances.forEach(u -> used.add(u.media()));
        takes.forEach(
                (name, take) -> {
                    if (!names.contains(name) && !used.contains(take.media(shelf.picture()))) {
                        ledger.skipped(name, "no stretch of this video is used");
                    }
                });
        if (utterances.isEmpty()) {
            throw shelf.root()
                    .problem(
                            "no segment of MSP-Face whose speaker is known in " + folder,
                            "name the folder with Doc, Labels and files such as"
                                    + " MSP-FACE_0001_0001.mp4");
        }
        return utterances.stream();
    }

    /** One segment and what is known of it. */
    private final class Segment {
        private final String name;
        private final String video;
        private final MspFaceDocs docs;
        private final MspLabels labels;
        private final SortedMap<String, TakeFiles> takes;
        private final Optional<MspSegment> label;

        Segment(
                String name,
                MspFaceDocs docs,
                MspLabels labels,
                SortedMap<String, TakeFiles> takes) {
            this.name = name;
            Matcher parts = NAME.matcher(name);
            this.video = parts.matches() ? parts.group(1) : "";
            this.docs = docs;
            this.labels = labels;
            this.takes = takes;
            this.label = Optional.ofNullable(labels.segments().get(name));
        }

        Optional<Utterance> utterance(Ledger ledger) {
            String fault = fault();
            if (!fault.isEmpty()) {
                ledger.failed(name, fault);
            } else if (speaker().isEmpty()) {
                ledger.skipped(name, "its speaker is not known");
            } else if (label.isEmpty() && !unlabeled) {
                ledger.skipped(name, "no label");
            } else {
                return Optional.of(made());
            }
            return Optional.empty();
        }

        private String fault() {
            if (label.isPresent() && !label.get().fault().isEmpty()) {
                return label.get().fault();
            }
            if (!takes.containsKey(name)
                    && !(takes.containsKey(video) && docs.stretches().containsKey(name))) {
                return "in the tables, but no file of it or of its video";
            }
            String listed = docs.speakers().getOrDefault(name, "");
            String labeled = labeledSpeaker();
            return listed.isEmpty() || labeled.isEmpty() || listed.equals(labeled)
                    ? ""
                    : "speaker "
                            + listed
                            + " in speaker_id_segments.txt, "
                            + labeled
                            + " in the labels";
        }

        private String labeledSpeaker() {
            return label.filter(MspSegment::speakerKnown)
                    .map(s -> s.speaker().replaceFirst("^(?:Speaker_)?0*", ""))
                    .orElse("");
        }

        private String speaker() {
            return docs.speakers().getOrDefault(name, labeledSpeaker());
        }

        private Utterance made() {
            boolean cut = takes.containsKey(name);
            TakeFiles files = takes.get(cut ? name : video);
            double[] stretch =
                    cut ? new double[] {0, Double.POSITIVE_INFINITY} : docs.stretches().get(name);
            Map<String, String> traits = new HashMap<>();
            traits.put("language", "en");
            String sex =
                    docs.sexes().getOrDefault(speaker(), label.map(MspSegment::sex).orElse(""));
            if (!sex.isEmpty()) {
                traits.put("sex", sex);
            }
            String partition =
                    label.map(MspSegment::partition)
                            .filter(p -> !p.isEmpty())
                            .orElse(docs.partitions().getOrDefault(name, ""));
            return new Utterance(
                    name,
                    speaker(),
                    video,
                    files.media(shelf.picture()),
                    files.sidecars(shelf.picture()),
                    label.map(
                                    s ->
                                            new Annotations(
                                                    s.label(),
                                                    labels.votes(name),
                                                    s.attributes(),
                                                    List.of(),
                                                    List.of()))
                            .orElse(Annotations.NONE),
                    new Recording(name, stretch[0], stretch[1], partition, traits));
        }
    }
}
