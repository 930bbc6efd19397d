package dev.pathos.protocols;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.corpus.SpeakerFolds;
import dev.pathos.api.corpus.SpeakerGroup;
import dev.pathos.api.corpus.Utterance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Speaker-disjoint folds: each speaker is tested once; the next fold's speakers are the development
 * part, all others are trained on.
 */
@Component(
        name = "speaker-folds",
        configurationPid = "speaker-folds",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SpeakerFoldsProtocol.Settings.class, factory = true)
public final class SpeakerFoldsProtocol implements Protocol {
    private final int folds;
    private final long seed;
    private final boolean stratified;

    /** How speakers are dealt out. */
    @ObjectClassDefinition(
            name = "Speaker folds",
            description =
                    "Speaker-disjoint folds; speakers who share a session or a take stay together.")
    public @interface Settings {
        /** The number of folds. */
        @AttributeDefinition(
                name = "Folds",
                min = "3",
                description = "The number of folds, at most the number of speakers.")
        int folds() default 5;

        /** Deals the speakers out. */
        @AttributeDefinition(
                name = "Seed",
                description = "Deals the speakers out to folds; the same for all seeds of a run.")
        long seed() default 0;

        /** Whether classes are evened out. */
        @AttributeDefinition(
                name = "Stratified",
                description =
                        "Whether speakers are dealt so that each fold has its share of every class,"
                                + " as nearly as whole speakers allow; else by lot.")
        boolean stratified() default true;
    }

    /**
     * Makes the protocol.
     *
     * @param settings the configuration
     */
    @Activate
    public SpeakerFoldsProtocol(Settings settings) {
        this(settings.folds(), settings.seed(), settings.stratified());
    }

    SpeakerFoldsProtocol(int folds, long seed, boolean stratified) {
        this.folds = folds;
        this.seed = seed;
        this.stratified = stratified;
    }

    @Override
    public Map<String, Partition> partitions(List<Utterance> utterances) {
        List<Partition> all = stratified ? stratified(utterances) : byLot(utterances);
        Map<String, Partition> named = new LinkedHashMap<>();
        for (int f = 0; f < all.size(); f++) {
            named.put("fold " + f, all.get(f));
        }
        return named;
    }

    private List<Partition> byLot(List<Utterance> utterances) {
        return SpeakerFolds.of(utterances, folds, seed);
    }

    private List<Partition> stratified(List<Utterance> utterances) {
        List<SpeakerGroup> groups = SpeakerGroup.of(utterances);
        SpeakerFolds.check(groups, folds);
        int[] deal = StratifiedDeal.of(groups, folds, seed);
        return SpeakerFolds.dealt(utterances, groups, deal, folds);
    }

    @Override
    public String describe() {
        return folds + " speaker-disjoint folds" + (stratified ? ", stratified by class" : "");
    }

    @Override
    public List<String> remarks(List<Utterance> utterances) {
        return Remarks.together(SpeakerGroup.of(utterances));
    }
}
