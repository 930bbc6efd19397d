package dev.pathos.api.corpus;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** A way to part a corpus for training and evaluation. */
@ConsumerType
public interface Protocol {
    /**
     * Parts the utterances; the same utterances always give the same partitions.
     *
     * @param utterances those that can be used, in the corpus's order
     * @return at least one partition by name, such as {@code fold 0} or {@code test on emodb}, in a
     *     map that keeps their order
     * @throws dev.pathos.api.run.Problem if they cannot be parted so, with what is missing
     */
    Map<String, Partition> partitions(List<Utterance> utterances);

    /**
     * What is done, in words that stand under every number.
     *
     * @return a phrase such as {@code 5 speaker-disjoint folds, stratified by class}
     */
    String describe();

    /**
     * What a reader should know of the partitions of these utterances: who was dealt together,
     * which utterances are in no part, which names of a published partition nobody has, whether a
     * speaker is tested more than once.
     *
     * @param utterances those given to {@link #partitions}
     * @return sentences, none if there is nothing to say
     * @throws dev.pathos.api.run.Problem as {@link #partitions} does
     */
    default List<String> remarks(List<Utterance> utterances) {
        return List.of();
    }
}
