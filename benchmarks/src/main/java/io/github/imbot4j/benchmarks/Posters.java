package io.github.imbot4j.benchmarks;

import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.rest.HttpTransport;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.jetty.client.BytesRequestContent;

/** The clients compared, each with what we ask of one: keep-alive, no redirects, an answer timeout, one POST that waits. */
final class Posters {

    private static final int TIMEOUT_SECONDS = 30;

    private Posters() {}

    static final List<String> NAMES = List.of("okhttp", "apache", "imbot4j", "jdk", "jetty", "urlconnection");

    static Poster open(String name) throws Exception {
        return switch (name) {
            case "apache" -> apache();
            case "imbot4j" -> imbot4j();
            case "jdk" -> jdk();
            case "jetty" -> jetty();
            case "okhttp" -> okhttp();
            case "urlconnection" -> Posters::urlConnection;
            default -> throw new IllegalArgumentException("No client \"" + name + "\"; there are " + NAMES + ".");
        };
    }

    private static Poster jdk() {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return (uri, body) -> {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(Duration.ofSeconds(TIMEOUT_SECONDS))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length;
        };
    }

    private static int urlConnection(URI uri, byte[] body) throws java.io.IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(TIMEOUT_SECONDS * 1_000);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes().length;
        }
    }

    private static Poster apache() {
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(200)
                        .setMaxConnPerRoute(8)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(TIMEOUT_SECONDS))
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
        return (uri, body) -> {
            HttpPost post = new HttpPost(uri);
            post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
            return client.execute(post, response -> EntityUtils.toByteArray(response.getEntity()).length);
        };
    }

    private static Poster okhttp() {
        MediaType json = MediaType.get("application/json");
        OkHttpClient client = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(5))
                .callTimeout(Duration.ofSeconds(TIMEOUT_SECONDS))
                .readTimeout(Duration.ofSeconds(TIMEOUT_SECONDS))
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(200, 1, TimeUnit.MINUTES))
                .build();
        return (uri, body) -> {
            Request request = new Request.Builder()
                    .url(uri.toString())
                    .post(RequestBody.create(body, json))
                    .build();
            try (Response response = client.newCall(request).execute()) {
                return response.body().bytes().length;
            }
        };
    }

    /** The transport as it is in production: the library, the address policy, the caps, text in and out. */
    private static Poster imbot4j() {
        HttpTransport transport = new HttpTransport(new EndpointPolicy(true));
        Duration timeout = Duration.ofSeconds(TIMEOUT_SECONDS);
        Map<String, String> headers = Map.of("Accept", "application/json", "User-Agent", "imbot4j/benchmark");
        return (uri, body) -> transport
                .post(new io.github.imbot4j.rest.HttpRequest(
                        uri, "application/json", HttpClientLoad.TEXT, headers, timeout))
                .body()
                .length();
    }

    private static Poster jetty() throws Exception {
        org.eclipse.jetty.client.HttpClient client = new org.eclipse.jetty.client.HttpClient();
        client.setFollowRedirects(false);
        client.setConnectTimeout(5_000);
        client.setMaxConnectionsPerDestination(8);
        client.start();
        return (uri, body) -> client.POST(uri)
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .body(new BytesRequestContent("application/json", body))
                .send()
                .getContent()
                .length;
    }
}
