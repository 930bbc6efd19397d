package dev.pathos.api.corpus;

import java.util.List;

/**
 * Utterances split into a training, a development and a test part that share no speaker.
 *
 * @param train utterances to train on
 * @param development utterances to stop and select on
 * @param test utterances to report on
 */
public record Partition(List<Utterance> train, List<Utterance> development, List<Utterance> test) {
    public Partition {
        train = List.copyOf(train);
        development = List.copyOf(development);
        test = List.copyOf(test);
    }
}
