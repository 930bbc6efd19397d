package dev.pathos.talkingheads;

import dev.pathos.api.corpus.Annotations.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence in time: when each phone is spoken.
 *
 * @param segments phones and silences without gaps from 0 to the utterance's end
 * @param words the words in order
 * @param seconds the utterance's duration with the silences at both ends, 1.3 to 4
 */
record Score(List<Segment> segments, List<Interval> words, double seconds) {
    private static final double SHORTEST = 1.3;
    private static final double LONGEST = 4;

    /**
     * A phone in time.
     *
     * @param phone what is spoken
     * @param start seconds
     * @param end seconds
     * @param syllable the syllable's index, -1 in silence
     * @param stressed whether the syllable bears an accent
     */
    record Segment(Phone phone, double start, double end, int syllable, boolean stressed) {
        double duration() {
            return end - start;
        }

        double middle() {
            return (start + end) / 2;
        }
    }

    /** Sets a sentence to time at a prosody's rate and pauses. */
    static Score of(Parameters parameters, Sentence sentence, Prosody prosody, Draws draws) {
        double lead = draws.uniform(.1, .35);
        double tail = draws.uniform(.1, .4);
        double pause =
                Curves.clamp(parameters.number("pause") * prosody.factor(Cue.PAUSES), .01, .7);
        List<Segment> spoken = new ArrayList<>();
        List<Sentence.Syllable> syllables = sentence.syllables();
        Phone silence = parameters.phone("sil");
        double time = 0;
        for (int s = 0; s < syllables.size(); s++) {
            Sentence.Syllable syllable = syllables.get(s);
            boolean last = s == syllables.size() - 1;
            double stretch =
                    (syllable.stressed() ? 1.2 : .88)
                            * (last ? 1.35 : 1)
                            / Curves.clamp(prosody.factor(Cue.RATE), .6, 1.6);
            for (Phone phone : syllable.phones()) {
                double end = time + phone.seconds() * stretch * draws.factor(.12);
                spoken.add(new Segment(phone, time, end, s, syllable.stressed()));
                time = end;
            }
            double length = draws.uniform(.12, .35);
            if (draws.chance(pause) && syllable.ends() && !last) {
                spoken.add(new Segment(silence, time, time + length, -1, false));
                time += length;
            }
        }
        double scale = Curves.clamp(time, SHORTEST - lead - tail, LONGEST - lead - tail) / time;
        List<Segment> segments = new ArrayList<>();
        segments.add(new Segment(silence, 0, lead, -1, false));
        for (Segment s : spoken) {
            segments.add(
                    new Segment(
                            s.phone(),
                            lead + s.start() * scale,
                            lead + s.end() * scale,
                            s.syllable(),
                            s.stressed()));
        }
        double end = lead + time * scale;
        segments.add(new Segment(silence, end, end + tail, -1, false));
        return new Score(List.copyOf(segments), words(sentence, segments), end + tail);
    }

    /** Where the speech begins. */
    double begin() {
        return segments.get(0).end();
    }

    /** Where the speech ends. */
    double end() {
        return segments.get(segments.size() - 1).start();
    }

    /** The phones as annotations, silences included. */
    List<Interval> phones() {
        return segments.stream()
                .map(s -> new Interval(s.start(), s.end(), s.phone().symbol()))
                .toList();
    }

    private static List<Interval> words(Sentence sentence, List<Segment> segments) {
        List<Interval> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        double start = 0;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment.syllable() < 0) {
                continue;
            }
            start = text.isEmpty() ? segment.start() : start;
            text.append(segment.phone().symbol());
            boolean closes = segments.get(i + 1).syllable() != segment.syllable();
            if (closes && sentence.syllables().get(segment.syllable()).ends()) {
                words.add(new Interval(start, segment.end(), text.toString()));
                text.setLength(0);
            }
        }
        return List.copyOf(words);
    }
}
