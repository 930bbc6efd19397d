package dev.pathos.tck;

import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * How an implementation fares under a contract.
 *
 * @param run how many tests were run
 * @param failed the names of those that failed
 */
record Verdict(long run, Set<String> failed) {
    /** Runs the tests of a class that extends a contract. */
    static Verdict on(Class<?> test) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(test))
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        Set<String> failed = new TreeSet<>();
        for (TestExecutionSummary.Failure failure : summary.getFailures()) {
            failure.getTestIdentifier()
                    .getSource()
                    .map(MethodSource.class::cast)
                    .ifPresent(source -> failed.add(source.getMethodName()));
        }
        return new Verdict(summary.getTestsStartedCount(), failed);
    }
}
