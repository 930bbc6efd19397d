package dev.pathos.api.health;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at one side of the installation for the command {@code doctor}; any bundle may register
 * one.
 *
 * <p>The service property {@code service.ranking} orders findings, the highest first.
 */
@ConsumerType
public interface HealthCheck {
    /**
     * Looks, and changes nothing that others could notice.
     *
     * @param thorough whether it may take seconds, say to load native libraries; otherwise it takes
     *     well under one
     * @return what was seen, at least one finding; also what is well, so that people see what was
     *     looked at
     */
    List<Finding> examine(boolean thorough);
}
