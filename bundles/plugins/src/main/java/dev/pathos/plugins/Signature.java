package dev.pathos.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/**
 * What is to be said of a jar's signature.
 *
 * @param state what it is worth
 * @param words the same for people, with the signer's name if there is one
 */
record Signature(State state, String words) {
    /** What a signature is worth. */
    enum State {
        TRUSTED,
        UNSIGNED,
        ALTERED,
        UNKNOWN,
        EXPIRED
    }

    /** Files that carry signatures and so are not signed themselves (JAR File Specification). */
    private static final Pattern CARRIER =
            Pattern.compile("META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");

    /**
     * Examines every entry of a jar.
     *
     * @param content the jar
     * @param trust tells what a signer is worth
     * @throws IOException if it cannot be read
     */
    static Signature of(Path content, Trust trust) throws IOException {
        try (JarFile jar = new JarFile(content.toFile(), true)) {
            List<JarEntry> entries = Collections.list(jar.entries());
            if (entries.stream().noneMatch(e -> carrier(e).endsWith(".SF"))) {
                return new Signature(State.UNSIGNED, "none");
            }
            return examine(jar, entries, trust);
        } catch (SecurityException e) {
            return altered(e.getMessage());
        }
    }

    private static Signature examine(JarFile jar, List<JarEntry> entries, Trust trust)
            throws IOException {
        Set<String> names = new HashSet<>();
        Set<CodeSigner> signers = null;
        boolean some = false;
        String bare = "";
        for (JarEntry entry : entries) {
            if (!names.add(entry.getName())) {
                return altered(entry.getName() + " is in it twice");
            }
            // only what was read to its end is verified
            try (InputStream in = jar.getInputStream(entry)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            if (entry.isDirectory() || !carrier(entry).isEmpty()) {
                continue;
            }
            CodeSigner[] of = entry.getCodeSigners();
            bare = of == null ? entry.getName() : bare;
            some |= of != null;
            Set<CodeSigner> these = of == null ? Set.of() : Set.copyOf(Arrays.asList(of));
            if (signers == null) {
                signers = new HashSet<>(these);
            }
            signers.retainAll(these);
        }
        for (String signed : jar.getManifest().getEntries().keySet()) {
            if (!names.contains(signed)) {
                return altered(signed + " was taken out");
            }
        }
        if (!some) {
            return new Signature(
                    State.UNSIGNED,
                    "none that Java can verify: incomplete, or by a weak algorithm");
        }
        if (!bare.isEmpty()) {
            return altered("the signature does not cover " + bare);
        }
        return signers.isEmpty() ? altered("no signer covers all of it") : best(signers, trust);
    }

    /** One trusted signer is enough. */
    private static Signature best(Set<CodeSigner> signers, Trust trust) {
        Signature best = null;
        for (CodeSigner signer : signers) {
            X509Certificate certificate =
                    (X509Certificate) signer.getSignerCertPath().getCertificates().get(0);
            String name = certificate.getSubjectX500Principal().getName(X500Principal.RFC1779);
            Signature found =
                    switch (trust.of(signer.getSignerCertPath())) {
                        case TRUSTED -> new Signature(State.TRUSTED, "by " + name + ", trusted");
                        case EXPIRED ->
                                new Signature(
                                        State.EXPIRED,
                                        String.format(
                                                Locale.ROOT,
                                                "by %s, whose certificate is not valid now (%tF to"
                                                        + " %tF)",
                                                name,
                                                certificate.getNotBefore(),
                                                certificate.getNotAfter()));
                        case UNKNOWN ->
                                new Signature(State.UNKNOWN, "by " + name + ", unknown here");
                    };
            if (best == null || found.state() == State.TRUSTED) {
                best = found;
            }
        }
        return best;
    }

    private static Signature altered(String how) {
        return new Signature(State.ALTERED, "altered after signing: " + how);
    }

    private static String carrier(JarEntry entry) {
        String name = entry.getName().toUpperCase(Locale.ROOT);
        return CARRIER.matcher(name).matches() ? name : "";
    }
}
