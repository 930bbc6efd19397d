package dev.pathos.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPath;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signs jars with the JDK's own tools and breaks them. */
class SignatureTest {
    private static final String PASSWORD = "changeit";
    private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin/keytool");

    @TempDir static Path keys;

    /** The member's certificate and the authority's. */
    private static List<Certificate> chain;

    @TempDir Path lab;
    private Path trusted;
    private Path jar;

    @BeforeAll
    static void makeKeys() throws Exception {
        assumeTrue(Files.exists(KEYTOOL), "this Java has no keytool: signatures are not tried");
        List<Process> making =
                List.of(
                        key("lab", "CN=Lab"),
                        key("stranger", "CN=Stranger"),
                        key("late", "CN=Late", "-startdate", "-10d", "-validity", "5"),
                        key("authority", "CN=Authority", "-ext", "bc:c"),
                        key("member", "CN=Member"));
        for (Process each : making) {
            end(each);
        }
        String request = keys.resolve("member.csr").toString();
        String certified = keys.resolve("member.pem").toString();
        end(keytool("member", "-certreq", "-file", request));
        end(keytool("authority", "-gencert", "-rfc", "-infile", request, "-outfile", certified));
        Certificate above = store("authority").getCertificate("authority");
        try (InputStream in = Files.newInputStream(Path.of(certified))) {
            chain = List.of(CertificateFactory.getInstance("X.509").generateCertificate(in), above);
        }
    }

    @BeforeEach
    void makeJar() throws IOException {
        trusted = Files.createDirectory(lab.resolve("trusted"));
        jar = MadeJar.task("lab.pitch", "1.0.0", "pitch").in(lab, "p.jar");
    }

    private static Process key(String alias, String subject, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-genkeypair",
                                "-dname",
                                subject,
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1"));
        arguments.addAll(List.of(more));
        return keytool(alias, arguments.toArray(String[]::new));
    }

    private static Process keytool(String alias, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(KEYTOOL.toString()));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-alias", alias, "-keystore", keys.resolve(alias + ".p12").toString()));
        command.addAll(List.of("-storepass", PASSWORD));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(keys.resolve(alias + ".log").toFile())
                .start();
    }

    private static void end(Process process) throws InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), process.info()::toString);
    }

    private static KeyStore store(String alias) throws Exception {
        return KeyStore.getInstance(keys.resolve(alias + ".p12").toFile(), PASSWORD.toCharArray());
    }

    private void sign(String alias) throws Exception {
        KeyStore store = store(alias);
        PrivateKey key = (PrivateKey) store.getKey(alias, PASSWORD.toCharArray());
        CertPath path =
                CertificateFactory.getInstance("X.509")
                        .generateCertPath(
                                alias.equals("member")
                                        ? chain
                                        : List.of(store.getCertificate(alias)));
        Path signed = lab.resolve("signed");
        try (ZipFile plain = new ZipFile(jar.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(key, path).build().sign(plain, out);
        }
        Files.move(signed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private void trust(String alias) throws Exception {
        String encoded =
                Base64.getMimeEncoder()
                        .encodeToString(store(alias).getCertificate(alias).getEncoded());
        Files.writeString(
                trusted.resolve(alias + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    }

    private Jar read() throws IOException {
        return Jar.read(jar, jar, dev.pathos.api.run.Digests.of(jar));
    }

    private String refusal() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> new Policy("strict", new Trust(trusted)).check(read()));
        assertEquals(1, problem.getMessage().lines().count());
        return problem.getMessage();
    }

    private void assertAccepted() throws IOException {
        new Policy("strict", new Trust(trusted)).check(read());
        assertEquals(Signature.State.TRUSTED, Signature.of(jar, new Trust(trusted)).state());
    }

    @Test
    void should_take_it_when_a_trusted_signer_or_authority_stands_behind_it() throws Exception {
        sign("lab");
        trust("lab");
        assertAccepted();
        trusted = trusted.resolve("lab.pem");
        assertAccepted();

        trusted = Files.createDirectory(lab.resolve("authorities"));
        trust("authority");
        jar = MadeJar.task("lab.pitch", "1.0.0", "pitch").in(lab, "q.jar");
        sign("member");
        assertAccepted();
    }

    @Test
    void should_refuse_it_when_it_is_not_signed() throws Exception {
        assertEquals(
                "it is not signed (p.jar, policy strict): sign it with `jarsigner -keystore"
                        + " <keystore> p.jar <alias>`",
                refusal());
        new Policy("open", new Trust(trusted)).check(read());
    }

    @Test
    void should_refuse_it_when_nobody_knows_the_signer() throws Exception {
        sign("stranger");
        String unknown =
                "its signer is unknown (p.jar, policy strict, signature by CN=Stranger, unknown"
                        + " here): if you trust the signer, put the certificate into "
                        + trusted;
        assertEquals(unknown, refusal());
        trust("lab");
        assertEquals(unknown, refusal());
    }

    @Test
    void should_refuse_it_when_the_certificate_is_over() throws Exception {
        sign("late");
        trust("late");
        assertTrue(
                refusal()
                        .startsWith(
                                "its signer's certificate is not valid now (p.jar, policy strict,"
                                        + " signature by CN=Late, whose certificate is not valid"),
                refusal());
    }

    @Test
    void should_refuse_it_when_it_was_altered_in_whatever_way() throws Exception {
        sign("lab");
        trust("lab");
        byte[] signed = Files.readAllBytes(jar);
        String component = "OSGI-INF/pitch.xml";

        edit(zip -> Files.writeString(zip.getPath(component), altered(zip, component)));
        assertTrue(refusal().contains("altered after signing: "), refusal());

        Files.write(jar, signed);
        edit(zip -> Files.writeString(zip.getPath("lab/More.class"), "x"));
        assertTrue(refusal().contains("the signature does not cover lab/More.class"), refusal());

        Files.write(jar, signed);
        edit(zip -> Files.delete(zip.getPath("OSGI-INF/metatype/pitch.xml")));
        assertTrue(refusal().contains("OSGI-INF/metatype/pitch.xml was taken out"), refusal());

        Files.write(jar, signed);
        String manifest = "META-INF/MANIFEST.MF";
        edit(
                zip ->
                        Files.writeString(
                                zip.getPath(manifest),
                                Files.readString(zip.getPath(manifest))
                                        .replace(
                                                "Bundle-Version: 1.0.0", "Bundle-Version: 9.0.0")));
        assertTrue(refusal().startsWith("it was altered after it was signed"), refusal());

        Files.write(jar, signed);
        assertAccepted();
    }

    private interface Edit {
        void on(FileSystem zip) throws IOException;
    }

    private void edit(Edit edit) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            edit.on(zip);
        }
    }

    private static String altered(FileSystem zip, String entry) throws IOException {
        return Files.readString(zip.getPath(entry)) + " ";
    }

    @Test
    void should_let_nothing_in_when_the_policy_is_misspelled() throws Exception {
        sign("lab");
        trust("lab");
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> new Policy("stirct", new Trust(trusted)).check(read()));
        assertEquals(
                "no plug-in is taken: there is no policy 'stirct' (PATHOS_PLUGIN_POLICY): set it to"
                        + " strict or open",
                problem.getMessage());
    }

    @Test
    void should_say_which_file_is_no_certificate() throws Exception {
        sign("lab");
        Files.writeString(trusted.resolve("lab.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        assertTrue(
                refusal().startsWith("the certificates of trusted signers cannot be read: "),
                refusal());
    }

    @Test
    void should_refuse_an_unsigned_jar_of_the_folder_when_the_policy_is_strict() throws Exception {
        Path folder = Files.createDirectories(lab.resolve("home/plugins"));
        Files.copy(jar, folder.resolve("unsigned.jar"));
        sign("lab");
        trust("lab");
        try (Container container =
                new Container(
                        lab.resolve("home"),
                        java.util.Map.of(
                                "pathos.plugins.policy",
                                "strict",
                                "pathos.plugins.trust",
                                trusted.toString()))) {
            assertEquals(1, container.told.size());
            assertTrue(
                    container
                            .told
                            .get(0)
                            .startsWith("plug-in refused: it is not signed (unsigned"));
            container.plugins.install(jar);
            assertEquals(1, container.bundles("lab.pitch").size());
            assertEquals(
                    "by CN=Lab, trusted",
                    container.plugins.preview(jar).get(0).rows().get(2).get(1));
        }
    }
}
