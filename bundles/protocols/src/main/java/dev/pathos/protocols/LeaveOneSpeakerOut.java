package dev.pathos.protocols;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.corpus.SpeakerGroup;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Each speaker is tested once, on a system made from all others; some of these are the development
 * part. Speakers who share a session or a take are left out together.
 */
@Component(
        name = "leave-one-speaker-out",
        configurationPid = "leave-one-speaker-out",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LeaveOneSpeakerOut.Settings.class, factory = true)
public final class LeaveOneSpeakerOut implements Protocol {
    private final int development;
    private final long seed;

    /** The development part. */
    @ObjectClassDefinition(
            name = "Leave one speaker out",
            description =
                    "Tests each speaker once; speakers who share a session or a take are left out"
                            + " together.")
    public @interface Settings {
        /** Speakers of the development part. */
        @AttributeDefinition(
                name = "Development",
                min = "1",
                description = "Speakers of the development part, at least.")
        int development() default 1;

        /** Chooses the development speakers. */
        @AttributeDefinition(
                name = "Seed",
                description =
                        "Puts the speakers into a circle; a test speaker's successors are the"
                                + " development part, so that each speaker serves as often.")
        long seed() default 0;
    }

    /**
     * Makes the protocol.
     *
     * @param settings the configuration
     */
    @Activate
    public LeaveOneSpeakerOut(Settings settings) {
        this(settings.development(), settings.seed());
    }

    LeaveOneSpeakerOut(int development, long seed) {
        this.development = development;
        this.seed = seed;
    }

    @Override
    public Map<String, Partition> partitions(List<Utterance> utterances) {
        List<SpeakerGroup> groups = SpeakerGroup.of(utterances);
        int[] circle =
                Seeds.permutation(groups.size(), Seeds.random(seed, "leave-one-speaker-out"));
        int[] place = new int[circle.length];
        for (int i = 0; i < circle.length; i++) {
            place[circle[i]] = i;
        }
        Map<String, Partition> partitions = new LinkedHashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            SpeakerGroup tested = groups.get(g);
            Set<String> developed = new HashSet<>();
            for (int i = 1; i < circle.length && developed.size() < development; i++) {
                developed.addAll(groups.get(circle[(place[g] + i) % circle.length]).speakers());
            }
            Partition partition = parted(utterances, tested.speakers(), developed);
            if (developed.size() < development || partition.train().isEmpty()) {
                throw tooFew(groups, tested);
            }
            String name = tested.speakers().size() == 1 ? "speaker " : "speakers ";
            partitions.put(name + tested.name(), partition);
        }
        if (partitions.isEmpty()) {
            throw new Problem(
                    "there is no utterance to part",
                    "part leave-one-speaker-out",
                    "give a corpus with at least 3 speakers");
        }
        return partitions;
    }

    private static Partition parted(
            List<Utterance> utterances, Set<String> tested, Set<String> developed) {
        List<Utterance> train = new ArrayList<>();
        List<Utterance> development = new ArrayList<>();
        List<Utterance> test = new ArrayList<>();
        for (Utterance u : utterances) {
            (tested.contains(u.speaker())
                            ? test
                            : developed.contains(u.speaker()) ? development : train)
                    .add(u);
        }
        return new Partition(train, development, test);
    }

    private Problem tooFew(List<SpeakerGroup> groups, SpeakerGroup tested) {
        int speakers = groups.stream().mapToInt(g -> g.speakers().size()).sum();
        return new Problem(
                "no speaker is left to train on when "
                        + tested.name()
                        + " is tested and "
                        + development
                        + " more are the development part: there are "
                        + speakers
                        + (speakers == groups.size()
                                ? ""
                                : " in " + groups.size() + " groups that share sessions or takes"),
                "key development of the leave-one-speaker-out part",
                "give a corpus with more speakers, or fewer for development");
    }

    @Override
    public String describe() {
        return "leave one speaker out, development on "
                + development
                + (development == 1 ? " other" : " others");
    }

    @Override
    public List<String> remarks(List<Utterance> utterances) {
        return Remarks.together(SpeakerGroup.of(utterances));
    }
}
