package dev.pathos.api.shell;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows of something that ends with the shell; the shell tells it before it is left. */
@ConsumerType
public interface Unsaved {
    /** What would be lost now, each in a sentence with what to do about it; empty if nothing. */
    List<String> losses();
}
