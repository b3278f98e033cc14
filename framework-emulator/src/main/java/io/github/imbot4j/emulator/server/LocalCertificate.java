package io.github.imbot4j.emulator.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A certificate of this machine's loopback names, made for one run by the JDK's {@code keytool} and signed by itself. Its key never
 * leaves the process but for the moment in which it is made.
 *
 * @param keys with the key
 * @param password of the key
 * @param file the certificate as PEM, for clients to trust; deleted when the process ends
 */
record LocalCertificate(KeyStore keys, String password, Path file) {

    private static final String ALIAS = "portal";
    private static final String PASSWORD = "IMBOT_KEYTOOL";
    private static final int PATIENCE_SECONDS = 60;

    /**
     * Makes one.
     *
     * @throws IllegalStateException if the JDK has no {@code keytool}, or it fails
     */
    static LocalCertificate make() {
        String password = UUID.randomUUID().toString();
        try {
            Path folder = Files.createTempDirectory("imbot-https");
            folder.toFile().deleteOnExit();
            Path store = folder.resolve("key.p12");
            run(store, password);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, password.toCharArray());
            } finally {
                Files.delete(store);
            }
            Path file = folder.resolve("portal.pem");
            Files.writeString(file, pem(keys));
            file.toFile().deleteOnExit();
            return new LocalCertificate(keys, password, file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The certificate made by keytool cannot be read.", unusable);
        }
    }

    private static void run(Path store, String password) throws IOException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        ProcessBuilder keytool = new ProcessBuilder(List.of(
                        tool.toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost, O=imbot4j emulated portal",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
                        "-ext",
                        "BC:critical=ca:true",
                        "-validity",
                        "90",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:env",
                        PASSWORD))
                .redirectErrorStream(true);
        keytool.environment().put(PASSWORD, password);
        Process process;
        try {
            process = keytool.start();
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "There is no " + tool + " to make a certificate with. Run it with a JDK, or without https.",
                    missing);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(tool + " made no certificate: " + said.strip());
            }
        } catch (InterruptedException stop) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a certificate was made.", stop);
        }
    }

    private static String pem(KeyStore keys) throws GeneralSecurityException {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN CERTIFICATE-----\n"
                + lines.encodeToString(keys.getCertificate(ALIAS).getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "LocalCertificate[" + file + "]";
    }
}
