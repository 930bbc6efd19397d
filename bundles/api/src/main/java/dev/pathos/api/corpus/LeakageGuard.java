package dev.pathos.api.corpus;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Finds what a test part shares with what a system is made from. */
@ProviderType
public interface LeakageGuard {
    /** The kinds of leaks that this guard looks for, in the order of its reports. */
    List<String> rules();

    /**
     * Looks for leaks.
     *
     * @param made by role, such as {@code training}, {@code pre-training}, {@code normalisation}:
     *     the utterances that something of the system comes from
     * @param test the utterances that it is judged on
     * @return at most one leak for each rule and role, none if there is nothing to object to; sound
     *     that cannot be read is not compared
     */
    List<Leak> leaks(Map<String, List<Utterance>> made, List<Utterance> test);
}
