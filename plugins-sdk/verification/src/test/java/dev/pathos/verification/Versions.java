package dev.pathos.verification;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as the POMs have them. */
final class Versions {
    private static final Path ROOT = Place.HOME.resolve("pom.xml");

    private Versions() {}

    /** A property of the root POM. */
    static String of(String property) {
        return first(Place.text(ROOT), "<" + property + ">([^<]+)</" + property + ">");
    }

    /**
     * The version that stands behind an artifact's name in a POM.
     *
     * @param pom the POM
     * @param artifact its artifactId
     * @return the version, properties of the root POM replaced
     */
    static String of(Path pom, String artifact) {
        String version =
                first(
                        Place.text(pom),
                        "<artifactId>"
                                + Pattern.quote(artifact)
                                + "</artifactId>\\s*<version>([^<]+)</version>");
        return version.startsWith("${") && !version.contains("project")
                ? of(version.substring(2, version.length() - 1))
                : version;
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern);
        }
        return matcher.group(1);
    }
}
