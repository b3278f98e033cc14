package io.github.imbot4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.Webhook;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** A client that insists on https. */
class HttpsTest {

    private static final EmulatedPortal.Options OPTIONS = new EmulatedPortal.Options(
            "127.0.0.1", 0, false, Limits.NONE, PortalClock.running(), Optional.of((url, form) -> 200));

    @Test
    void whoTrustsTheCertificateCallsAsOverHttp() throws Exception {
        try (EmulatedPortal portal = EmulatedPortal.start(OPTIONS)) {
            EmulatedPortal.Https https = portal.listenOnHttps(0);
            Webhook hook = portal.apps().addWebhook(1);
            for (String host : new String[] {"127.0.0.1", "localhost"}) {
                URI profile = URI.create("https://" + host + ":"
                        + https.address().getPort() + "/rest/" + hook.userId() + "/" + hook.secret() + "/profile");

                HttpResponse<String> answer = HttpClient.newBuilder()
                        .sslContext(trusting(https.certificate()))
                        .build()
                        .send(HttpRequest.newBuilder(profile).build(), HttpResponse.BodyHandlers.ofString());

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("\"ID\":\"1\"");
                assertThatThrownBy(() -> HttpClient.newHttpClient()
                                .send(HttpRequest.newBuilder(profile).build(), HttpResponse.BodyHandlers.ofString()))
                        .isInstanceOf(SSLHandshakeException.class);
            }
            assertThat(portal.address().getScheme()).isEqualTo("http");
        }
    }

    @Test
    void aPortalWithoutSocketsSaysHowToHaveThem() {
        try (EmulatedPortal portal = EmulatedPortal.inProcess(OPTIONS)) {
            assertThatThrownBy(() -> portal.listenOnHttps(0)).hasMessageContaining("overHttp()");
        }
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "portal", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
