package dev.pathos.leakage;

import dev.pathos.api.corpus.Leak;
import dev.pathos.api.corpus.LeakageGuard;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Finds leaks by names and by sound.
 *
 * <p>What is known of a sound is kept on disk, so that a corpus is listened to once. Near copies
 * are looked for once among all utterances given; the same utterances in other parts, as the next
 * fold has them, cost little.
 */
@Component(name = "leakage-guard", service = LeakageGuard.class)
public final class Guard implements LeakageGuard {
    private static final String SPEAKER = "speaker";
    private static final String SESSION = "session";
    private static final String TAKE = "take";
    private static final String IDENTICAL = "identical audio";
    private static final String NEAR_IDENTICAL = "near-identical audio";
    private static final String OVERLAPPING = "overlapping segments";

    private final Sounds sounds;
    private Copies copies = Copies.among(List.of());

    /**
     * Makes the guard.
     *
     * @param context names the folder of caches
     * @param media opens sound
     */
    @Activate
    public Guard(BundleContext context, @Reference MediaSource media) {
        this(folder(context), media);
    }

    Guard(Path folder, MediaSource media) {
        this.sounds = new Sounds(media, new FingerprintCache(folder));
    }

    private static Path folder(BundleContext context) {
        String cache = context.getProperty("pathos.cache");
        return Path.of(cache != null ? cache : "cache", "fingerprints");
    }

    @Override
    public List<String> rules() {
        return List.of(SPEAKER, SESSION, TAKE, IDENTICAL, NEAR_IDENTICAL, OVERLAPPING);
    }

    @Override
    public List<Leak> leaks(Map<String, List<Utterance>> made, List<Utterance> test) {
        Map<Utterance, Sound> heard = heard(made, test);
        SharedSound sound = new SharedSound(heard, copies(heard.values()));
        UnaryOperator<String> asIs = UnaryOperator.identity();
        List<Rule> rules =
                List.of(
                        new Rule(
                                SPEAKER,
                                in ->
                                        new SharedName(
                                                SPEAKER,
                                                Utterance::speaker,
                                                SpeakerSpelling::plain,
                                                in)),
                        new Rule(
                                SESSION,
                                in -> new SharedName(SESSION, Utterance::session, asIs, in)),
                        new Rule(
                                TAKE,
                                in -> new SharedName(TAKE, u -> u.recording().take(), asIs, in)),
                        new Rule(IDENTICAL, sound::identical),
                        new Rule(NEAR_IDENTICAL, sound::nearIdentical),
                        new Rule(OVERLAPPING, sound::overlapping));
        List<Leak> leaks = new ArrayList<>();
        for (Rule rule : rules) {
            made.forEach((role, from) -> rule.leak(role, from, test).ifPresent(leaks::add));
        }
        return leaks;
    }

    private Map<Utterance, Sound> heard(Map<String, List<Utterance>> made, List<Utterance> test) {
        Map<Utterance, Sound> heard = new ConcurrentHashMap<>();
        Stream.concat(made.values().stream().flatMap(List::stream), test.stream())
                .distinct()
                .toList()
                .parallelStream()
                .forEach(u -> sounds.of(u).ifPresent(sound -> heard.put(u, sound)));
        return heard;
    }

    private synchronized Copies copies(Collection<Sound> heard) {
        if (!copies.cover(heard)) {
            copies = Copies.among(heard);
        }
        return copies;
    }
}
