package dev.pathos.plugins;

import dev.pathos.api.run.Problem;
import java.io.IOException;

/** Which signatures the platform asks for: none, or that of a trusted signer. */
final class Policy {
    private static final String VARIABLE = "PATHOS_PLUGIN_POLICY";

    private final String name;
    private final Trust trust;

    /**
     * @param name {@code open} or {@code strict}; anything else lets nothing in
     * @param trust tells which signers are trusted
     */
    Policy(String name, Trust trust) {
        this.name = name;
        this.trust = trust;
    }

    /** Its name. */
    String name() {
        return name;
    }

    /**
     * What is to be said of a jar's signature.
     *
     * @throws Problem if the jar or the trusted certificates cannot be read
     */
    Signature signature(Jar jar) {
        try {
            return Signature.of(jar.content(), trust);
        } catch (IOException e) {
            throw new Problem(
                    "its signature cannot be read: " + Words.of(e),
                    jar.file().getFileName().toString(),
                    "make the file readable",
                    e);
        }
    }

    /**
     * Lets a jar in or not.
     *
     * @throws Problem if it may not be installed
     */
    void check(Jar jar) {
        switch (name) {
            case "open" -> {
                // whoever may write into the folder may install
            }
            case "strict" -> strictly(jar);
            default ->
                    throw new Problem(
                            "no plug-in is taken: there is no policy '" + name + "'",
                            VARIABLE,
                            "set it to strict or open");
        }
    }

    private void strictly(Jar jar) {
        Signature signature = signature(jar);
        String sign =
                "sign it with `jarsigner -keystore <keystore> "
                        + jar.file().getFileName()
                        + " <alias>`";
        switch (signature.state()) {
            case TRUSTED -> {
                // welcome
            }
            case UNSIGNED -> throw refusal(jar, "it is not signed", signature, sign);
            case ALTERED ->
                    throw refusal(
                            jar,
                            "it was altered after it was signed",
                            signature,
                            "get it anew from whom it comes, or if it is yours " + sign);
            case UNKNOWN ->
                    throw refusal(
                            jar,
                            "its signer is unknown",
                            signature,
                            "if you trust the signer, put the certificate into " + trust.place());
            case EXPIRED ->
                    throw refusal(
                            jar,
                            "its signer's certificate is not valid now",
                            signature,
                            "have it signed with a new certificate");
        }
    }

    private static Problem refusal(Jar jar, String what, Signature signature, String remedy) {
        String detail =
                signature.state() == Signature.State.UNSIGNED && signature.words().equals("none")
                        ? ""
                        : ", signature " + signature.words();
        return new Problem(what, jar.file().getFileName() + ", policy strict" + detail, remedy);
    }
}
