package dev.pathos.talkingheads;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said: syllables of a consonant, a vowel and perhaps a final consonant, in words of one to
 * three syllables.
 *
 * <p>As in acted corpora, few sentences are spoken by all speakers in all emotions, so that words
 * and emotion are not confounded.
 *
 * @param syllables in order
 */
record Sentence(List<Syllable> syllables) {
    /** The number of sentences in a corpus. */
    static final int COUNT = 12;

    /** The consonants that a syllable may begin with but not end with. */
    private static final List<Phone.Kind> ONSETS =
            List.of(
                    Phone.Kind.PLOSIVE,
                    Phone.Kind.FRICATIVE,
                    Phone.Kind.NASAL,
                    Phone.Kind.APPROXIMANT,
                    Phone.Kind.ASPIRATE);

    private static final List<Phone.Kind> CODAS =
            List.of(Phone.Kind.PLOSIVE, Phone.Kind.FRICATIVE, Phone.Kind.NASAL);

    /**
     * A syllable.
     *
     * @param phones two or three
     * @param stressed whether it bears an accent
     * @param ends whether a word ends with it
     */
    record Syllable(List<Phone> phones, boolean stressed, boolean ends) {}

    /** The corpus's sentence of that number, six to nine syllables. */
    static Sentence of(Parameters parameters, long seed, int number) {
        Draws draws = Draws.of(seed, "sentence", number);
        int length = 6 + draws.index(4);
        List<Syllable> syllables = new ArrayList<>();
        while (syllables.size() < length) {
            int word = Math.min(1 + draws.index(3), length - syllables.size());
            // One-syllable words are function words as often as not.
            int stress = word == 1 && draws.chance(.5) ? -1 : draws.index(word);
            for (int s = 0; s < word; s++) {
                syllables.add(syllable(parameters, draws, s == stress, s == word - 1));
            }
        }
        return new Sentence(List.copyOf(syllables));
    }

    private static Syllable syllable(
            Parameters parameters, Draws draws, boolean stressed, boolean ends) {
        List<Phone> phones = new ArrayList<>();
        phones.add(any(parameters, draws, ONSETS));
        phones.add(any(parameters, draws, List.of(Phone.Kind.VOWEL)));
        if (draws.chance(ends ? .4 : .15)) {
            phones.add(any(parameters, draws, CODAS));
        }
        return new Syllable(List.copyOf(phones), stressed, ends);
    }

    private static Phone any(Parameters parameters, Draws draws, List<Phone.Kind> kinds) {
        List<Phone> choice = kinds.stream().flatMap(k -> parameters.phones(k).stream()).toList();
        return choice.get(draws.index(choice.size()));
    }
}
