package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.imbot4j.portal.EndpointPolicy;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS against a loopback server whose certificate is made for {@code portal.example}, by the JDK's keytool. */
@Tag("slow")
class HttpTransportTlsTest {

    private static final char[] PASSWORD = "loopback".toCharArray();
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    @TempDir
    static Path directory;

    private static HttpsServer server;
    private static SSLContext context;
    private static X509TrustManager trust;

    @BeforeAll
    static void start() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate())) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("portal", keys.getCertificate("portal"));
        TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trusted);
        trust = (X509TrustManager) trusting.getTrustManagers()[0];
        context = SSLContext.getInstance("TLS");
        context.init(identity.getKeyManagers(), trusting.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            REQUESTS.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    private static Path certificate() throws Exception {
        Path file = directory.resolve("portal.p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "portal",
                "-keyalg",
                "EC",
                "-dname",
                "CN=portal.example",
                "-ext",
                "san=dns:portal.example",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString());
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        return file;
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void postsToAPortalWhoseCertificateNamesIt() {
        assertThat(trusting().post(post("portal.example")).status()).isEqualTo(204);
    }

    @Test
    void refusesACertificateOfAnotherName() {
        int before = REQUESTS.get();
        HttpFailure failure =
                catchThrowableOfType(HttpFailure.class, () -> trusting().post(post("other.example")));
        assertThat(failure.retry()).isEqualTo(RetryHint.NEVER);
        assertThat(failure).hasMessageContaining("other.example has no certificate that proves its name");
        assertThat(REQUESTS).hasValue(before);
    }

    @Test
    void refusesACertificateNobodyVouchesFor() {
        int before = REQUESTS.get();
        HttpTransport transport = new HttpTransport(
                new EndpointPolicy(true), settings -> settings.dns(host -> List.of(InetAddress.getLoopbackAddress())));
        HttpFailure failure = catchThrowableOfType(HttpFailure.class, () -> transport.post(post("portal.example")));
        assertThat(failure.retry()).isEqualTo(RetryHint.NEVER);
        assertThat(REQUESTS).hasValue(before);
    }

    private static HttpTransport trusting() {
        return new HttpTransport(
                new EndpointPolicy(true),
                settings -> settings.dns(host -> List.of(InetAddress.getLoopbackAddress()))
                        .sslSocketFactory(context.getSocketFactory(), trust));
    }

    private static HttpRequest post(String host) {
        URI uri = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/rest/a");
        return new HttpRequest(uri, "application/json", "{}", Map.of(), Duration.ofSeconds(20));
    }
}
