package dev.pathos.check;

import dev.pathos.api.corpus.Utterance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Who speaks: how many, of which sex, how much each, and who may be one person twice. */
final class SpeakerCensus {
    private static final int LIMIT = 100_000;

    private static final Pattern PREFIX =
            Pattern.compile("^(actor|speaker|spkr|spk|subject)(?=[^a-z]|$)");

    private final Tally speakers = new Tally(LIMIT);
    private final Tally sessions = new Tally(LIMIT);
    private final Map<String, String> sexes = new HashMap<>();

    void add(Utterance utterance) {
        String speaker = utterance.speaker();
        speakers.add(speaker);
        if (!utterance.session().isEmpty()) {
            sessions.add(utterance.session());
        }
        Map<String, String> traits = utterance.recording().traits();
        String sex = traits.getOrDefault("sex", traits.getOrDefault("gender", ""));
        if (!sex.isEmpty() && speakers.counts().containsKey(speaker)) {
            sexes.putIfAbsent(speaker, sex.toLowerCase(Locale.ROOT));
        }
    }

    /** Rows of the summary. */
    List<List<String>> rows() {
        Tally bySex = new Tally(10);
        sexes.values().forEach(bySex::add);
        long unknown = speakers.counts().size() - sexes.size();
        String sex =
                sexes.isEmpty()
                        ? ""
                        : " ("
                                + bySex.inWords()
                                + (unknown > 0 ? ", " + unknown + " unknown" : "")
                                + ")";
        LongSummaryStatistics each =
                speakers.counts().values().stream().mapToLong(Long::longValue).summaryStatistics();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("speakers", speakers.size() + sex));
        if (!speakers.isEmpty()) {
            rows.add(
                    List.of(
                            "clips a speaker",
                            each.getMin() == each.getMax()
                                    ? Words.count(each.getMin())
                                    : Words.count(each.getMin())
                                            + " to "
                                            + Words.count(each.getMax())
                                            + ", on average "
                                            + Words.number(each.getAverage())));
        }
        if (!sessions.isEmpty()) {
            rows.add(List.of("sessions", sessions.size()));
        }
        return rows;
    }

    /** Notes names that differ only in case, in signs, in zeros or words before a number. */
    void find(Findings findings) {
        Map<String, List<String>> spellings = new TreeMap<>();
        for (String speaker : speakers.counts().keySet()) {
            spellings.computeIfAbsent(plain(speaker), p -> new ArrayList<>()).add(speaker);
        }
        spellings.values().stream()
                .filter(names -> names.size() > 1)
                .forEach(
                        names ->
                                findings.add(
                                        "a speaker spelled in several ways would be several people",
                                        String.join(" = ", names)));
    }

    private static String plain(String speaker) {
        String plain = speaker.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]+", " ").strip();
        plain = PREFIX.matcher(plain).replaceFirst("").strip();
        return plain.replaceAll("(?<![0-9])0+(?=[0-9])", "").replace(" ", "");
    }
}
