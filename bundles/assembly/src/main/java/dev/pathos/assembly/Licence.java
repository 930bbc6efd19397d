package dev.pathos.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A licence of a bundle.
 *
 * @param name its SPDX identifier where that is known, else what the manifest calls it
 * @param of the part of the bundle that it is of, or empty
 */
record Licence(String name, String of) {
    /** A clause of {@code Bundle-License}: what stands between commas outside quotation marks. */
    private static final Pattern CLAUSE = Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*\")+");

    /** What a clause says in a few words: longer descriptions explain the licence itself. */
    private static final Pattern PART =
            Pattern.compile("description=(?:\"([^\"]{1,40})\"|([^;,\"]{1,40}))");

    /** Addresses by which manifests name licences. */
    private static final Map<String, String> BY_ADDRESS =
            Map.of(
                    "www.apache.org/licenses/license-2.0", "Apache-2.0",
                    "opensource.org/licenses/apache2.0", "Apache-2.0",
                    "opensource.org/licenses/bsd-3-clause", "BSD-3-Clause",
                    "opensource.org/licenses/mit", "MIT",
                    "projects.eclipse.org/license/epl-2.0", "EPL-2.0",
                    "projects.eclipse.org/license/secondary-gpl-2.0-cp",
                            "GPL-2.0-only WITH Classpath-exception-2.0",
                    "h2database.com/html/license", "MPL-2.0 OR EPL-1.0");

    /** All licences in a manifest's header, which may be null. */
    static List<Licence> parse(String header) {
        List<Licence> licences = new ArrayList<>();
        if (header != null) {
            for (Matcher clause = CLAUSE.matcher(header); clause.find(); ) {
                String name = clause.group().strip().replaceFirst("\\s*;.*", "");
                Matcher part = PART.matcher(clause.group());
                licences.add(
                        new Licence(
                                identifier(name.replace("\"", "")),
                                part.find() ? part.group().replaceAll(".*=|\"", "") : ""));
            }
        }
        return licences;
    }

    @Override
    public String toString() {
        return name + (of.isEmpty() ? "" : " (" + of + ")");
    }

    private static String identifier(String name) {
        String address =
                name.toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .replaceFirst("\\.(txt|html|php)$", "");
        return BY_ADDRESS.getOrDefault(address, name);
    }

    /**
     * Whether a whole that contains the bundle can be passed on under the GPL alone: the licence is
     * the GPL's third version, without an exception for those who link to it.
     */
    boolean binding() {
        return name.matches("(?i)A?GPL-3\\.0.*") && !name.contains("WITH");
    }
}
