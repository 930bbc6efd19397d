package dev.pathos.features;

import java.util.Optional;

/**
 * What one of several builds of a bundle with native code is for.
 *
 * @param platform operating system and processor, such as {@code linux-x86_64}
 * @param natives what the processor has to know, by the name that Linux has for it, such as {@code
 *     avx2}; {@link #PLAIN} if nothing beyond the platform
 * @param profile the profile of our build that makes it, if it takes one
 */
public record Variant(String platform, String natives, Optional<String> profile) {
    /** The natives that run on every processor of their platform. */
    public static final String PLAIN = "plain";

    /** Whether every processor of the platform can run it. */
    public boolean plain() {
        return natives.equals(PLAIN);
    }

    /** The command that makes it, in the sources. */
    public String build() {
        return "mvn -q -DskipTests"
                + profile.map(name -> " -P" + name).orElse("")
                + " package -pl features -am";
    }

    @Override
    public String toString() {
        return platform + " " + natives;
    }
}
