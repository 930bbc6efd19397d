package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations.Interval;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class StudioTest {
    private final Parameters parameters = Parameters.load();

    private Studio studio(double intensity, boolean coupled) {
        return new Studio(parameters, new Recipe(24, 30, 3, intensity, coupled));
    }

    private static List<Take> takes(Studio studio) {
        List<Take> takes = new ArrayList<>();
        for (int s = 0; s < 24; s++) {
            for (int u = 0; u < 30; u++) {
                takes.add(studio.take(s, u));
            }
        }
        return takes;
    }

    private static Map<Emotion, Double> means(List<Take> takes, ToDoubleFunction<Take> value) {
        Map<Emotion, Double> means = new EnumMap<>(Emotion.class);
        for (Emotion emotion : Emotion.values()) {
            means.put(
                    emotion,
                    takes.stream()
                            .filter(t -> t.voice().emotion() == emotion)
                            .mapToDouble(value)
                            .average()
                            .orElseThrow());
        }
        return means;
    }

    private static double decibel(short[] sound, double from, double to) {
        double power = 0;
        int begin = (int) (from * Synthesizer.RATE);
        int end = Math.min(sound.length, (int) (to * Synthesizer.RATE));
        for (int i = begin; i < end; i++) {
            power += sound[i] / 32767.0 * sound[i] / 32767.0 / (end - begin);
        }
        return 10 * Math.log10(power);
    }

    @Test
    void should_play_the_same_when_asked_again_in_another_order() {
        Studio studio = studio(1, true);
        short[] first = studio.sound(studio.take(4, 7));
        studio.sound(studio.take(1, 2));
        assertArrayEquals(first, studio.sound(studio.take(4, 7)));
        assertEquals(studio.take(4, 7).score(), studio.take(4, 7).score());
    }

    @Test
    void should_have_every_emotion_equally_often_when_a_speaker_speaks_multiples_of_six() {
        List<Take> takes = takes(studio(1, true));
        for (int s = 0; s < 24; s++) {
            int speaker = s;
            for (Emotion emotion : Emotion.values()) {
                assertEquals(
                        5,
                        takes.stream()
                                .filter(t -> t.speaker().index() == speaker)
                                .filter(t -> t.voice().emotion() == emotion)
                                .count());
            }
        }
    }

    @Test
    void should_fill_one_to_four_seconds_with_phones_when_a_sentence_is_spoken() {
        for (Take take : takes(studio(1, true))) {
            double seconds = take.score().seconds();
            assertTrue(seconds >= 1.3 - 1e-9 && seconds <= 4 + 1e-9, take.name() + " " + seconds);
            double end = 0;
            for (Interval phone : take.annotations().phones()) {
                assertEquals(end, phone.start(), 1e-9);
                assertTrue(phone.end() > phone.start());
                end = phone.end();
            }
            assertEquals(seconds, end, 1e-9);
            assertTrue(take.annotations().words().size() >= 2);
            assertEquals(take.voice().emotion().label(), take.annotations().label());
        }
    }

    @Test
    void should_change_cues_in_the_direction_of_the_literature_when_emotions_are_acted() {
        List<Take> takes = takes(studio(1, true));
        Map<Emotion, Double> pitch = means(takes, t -> t.prosody().get(Cue.PITCH));
        Map<Emotion, Double> level = means(takes, t -> t.prosody().get(Cue.LEVEL));
        Map<Emotion, Double> range = means(takes, t -> t.prosody().get(Cue.RANGE));
        Map<Emotion, Double> variation = means(takes, t -> t.prosody().get(Cue.VARIATION));
        Map<Emotion, Double> tilt = means(takes, t -> t.prosody().get(Cue.TILT));
        Map<Emotion, Double> seconds = means(takes, t -> t.score().end() - t.score().begin());
        for (Emotion aroused : List.of(Emotion.ANGER, Emotion.FEAR, Emotion.HAPPINESS)) {
            assertTrue(pitch.get(aroused) > pitch.get(Emotion.NEUTRAL) + 2);
            assertTrue(seconds.get(aroused) < seconds.get(Emotion.SADNESS));
        }
        assertTrue(pitch.get(Emotion.SADNESS) < pitch.get(Emotion.NEUTRAL));
        assertTrue(pitch.get(Emotion.DISGUST) < pitch.get(Emotion.NEUTRAL));
        assertTrue(level.get(Emotion.ANGER) > level.get(Emotion.HAPPINESS));
        assertTrue(level.get(Emotion.HAPPINESS) > level.get(Emotion.NEUTRAL) + 2);
        assertTrue(level.get(Emotion.SADNESS) < level.get(Emotion.NEUTRAL) - 2);
        assertTrue(range.get(Emotion.HAPPINESS) > range.get(Emotion.FEAR));
        assertTrue(range.get(Emotion.SADNESS) < range.get(Emotion.NEUTRAL));
        assertTrue(variation.get(Emotion.ANGER) > variation.get(Emotion.NEUTRAL));
        assertTrue(variation.get(Emotion.SADNESS) < variation.get(Emotion.NEUTRAL));
        assertTrue(tilt.get(Emotion.ANGER) < tilt.get(Emotion.NEUTRAL) - 3);
        assertTrue(tilt.get(Emotion.SADNESS) > tilt.get(Emotion.NEUTRAL) + 2);
    }

    @Test
    void should_show_nothing_of_the_label_when_the_intensity_is_zero() {
        List<Take> takes = takes(studio(0, true));
        Map<Emotion, Double> pitch = means(takes, t -> t.prosody().get(Cue.PITCH));
        Map<Emotion, Double> level = means(takes, t -> t.prosody().get(Cue.LEVEL));
        for (Emotion emotion : Emotion.values()) {
            // 120 utterances with a spread of at most 2: four standard errors.
            assertEquals(pitch.get(Emotion.NEUTRAL), pitch.get(emotion), .75);
            assertEquals(level.get(Emotion.NEUTRAL), level.get(emotion), 1);
        }
    }

    @Test
    void should_be_louder_in_anger_than_in_sadness_when_the_sound_is_measured() {
        Studio studio = studio(1, true);
        List<Take> some = takes(studio).stream().filter(t -> t.number() < 6).toList();
        Map<Emotion, Double> level =
                means(some, t -> decibel(studio.sound(t), t.score().begin(), t.score().end()));
        assertTrue(level.get(Emotion.ANGER) > level.get(Emotion.SADNESS) + 5, level.toString());
    }

    @Test
    void should_stand_out_of_the_background_and_not_clip_when_recorded() {
        Studio studio = studio(1, true);
        for (int s = 0; s < 24; s++) {
            Take take = studio.take(s, s);
            short[] sound = studio.sound(take);
            assertEquals(take.samples(), sound.length);
            double speech = decibel(sound, take.score().begin(), take.score().end());
            double silence = decibel(sound, 0, .8 * take.score().begin());
            assertTrue(speech > silence + 10, take.name() + ": " + speech + ", " + silence);
            assertTrue(silence > -100, "there is some background in " + take.name());
            for (short x : sound) {
                assertTrue(Math.abs(x) < 32767, take.name() + " clips");
            }
        }
    }

    @Test
    void should_sound_the_same_and_look_otherwise_when_the_face_is_decoupled() {
        Studio coupled = studio(1, true);
        Studio decoupled = studio(1, false);
        int other = 0;
        for (int u = 0; u < 30; u++) {
            Take a = coupled.take(2, u);
            Take b = decoupled.take(2, u);
            assertEquals(a.score(), b.score());
            assertEquals(a.voice(), b.voice());
            assertEquals(a.voice().emotion(), a.face().emotion());
            other += b.face().emotion() == b.voice().emotion() ? 0 : 1;
        }
        assertArrayEquals(coupled.sound(coupled.take(2, 0)), decoupled.sound(decoupled.take(2, 0)));
        assertNotEquals(
                coupled.video(coupled.take(2, 0)).get(0).x()[0],
                decoupled.video(decoupled.take(2, 0)).get(0).x()[0]);
        assertTrue(other > 15, "of 30 faces about 25 show another emotion, not " + other);
    }

    @Test
    void should_draw_faces_independently_of_voices_when_decoupled() {
        List<Take> takes = takes(studio(1, false));
        double expected = takes.size() / 36.0;
        double chi = 0;
        for (Emotion voice : Emotion.values()) {
            for (Emotion face : Emotion.values()) {
                long n =
                        takes.stream()
                                .filter(t -> t.voice().emotion() == voice)
                                .filter(t -> t.face().emotion() == face)
                                .count();
                chi += (n - expected) * (n - expected) / expected;
            }
        }
        // 99.9th percentile of chi square with 30 degrees of freedom (rows are fixed).
        assertTrue(chi < 59.7, "chi square " + chi);
    }
}
