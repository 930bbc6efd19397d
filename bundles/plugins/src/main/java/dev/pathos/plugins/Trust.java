package dev.pathos.plugins;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signers whose plug-ins are taken: certificates in files, of the signers themselves or of
 * authorities that certified them.
 */
final class Trust {
    /** What is known of a signer. */
    enum Standing {
        TRUSTED,
        EXPIRED,
        UNKNOWN
    }

    private final Path place;

    /**
     * @param place a file with X.509 certificates (PEM or DER), or a folder of such files
     */
    Trust(Path place) {
        this.place = place;
    }

    Path place() {
        return place;
    }

    /**
     * Whether a signer is trusted now.
     *
     * @param path the signer's certificate and those that vouch for it
     * @throws Problem if the trusted certificates cannot be read
     */
    Standing of(CertPath path) {
        Set<X509Certificate> trusted = certificates();
        X509Certificate signer = (X509Certificate) path.getCertificates().get(0);
        try {
            if (trusted.contains(signer)) {
                signer.checkValidity();
                return Standing.TRUSTED;
            }
            return trusted.isEmpty() ? Standing.UNKNOWN : vouchedFor(path, trusted);
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return Standing.EXPIRED;
        }
    }

    private static Standing vouchedFor(CertPath path, Set<X509Certificate> trusted) {
        try {
            // an anchor is not part of the path that it vouches for
            List<? extends Certificate> below =
                    path.getCertificates().stream().filter(c -> !trusted.contains(c)).toList();
            PKIXParameters parameters =
                    new PKIXParameters(
                            trusted.stream()
                                    .map(c -> new TrustAnchor(c, null))
                                    .collect(Collectors.toSet()));
            // there is no network to ask whether a certificate was revoked: take it out instead
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(below),
                            parameters);
            return Standing.TRUSTED;
        } catch (CertPathValidatorException e) {
            boolean time =
                    e.getReason() == CertPathValidatorException.BasicReason.EXPIRED
                            || e.getReason()
                                    == CertPathValidatorException.BasicReason.NOT_YET_VALID;
            return time ? Standing.EXPIRED : Standing.UNKNOWN;
        } catch (GeneralSecurityException e) {
            return Standing.UNKNOWN;
        }
    }

    private Set<X509Certificate> certificates() {
        Set<X509Certificate> found = new HashSet<>();
        Path reading = place;
        try {
            for (Path file : files()) {
                reading = file;
                try (InputStream in = Files.newInputStream(file)) {
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .forEach(c -> found.add((X509Certificate) c));
                }
            }
            return found;
        } catch (IOException | CertificateException e) {
            throw new Problem(
                    "the certificates of trusted signers cannot be read: " + Words.of(e),
                    reading.toString(),
                    "put X.509 certificates there, in PEM as `keytool -exportcert -rfc` writes",
                    e);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(place)) {
            return Files.exists(place) ? List.of(place) : List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
