package dev.pathos.featurecache;

import dev.pathos.api.feature.FeatureCache;
import java.nio.file.Path;

/** The cache that is shipped, for tests of others. */
public final class RealCache {
    private RealCache() {}

    /** A cache in a folder. */
    public static FeatureCache in(Path folder) {
        return new CacheFolder(folder, 0);
    }
}
