package io.github.imbot4j.samples.gallery;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.github.imbot4j.reply.Block;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The picture search of Openverse, or of a server that answers as it does: {@code GET …/images/?q=words&page=1&page_size=4}. Neither
 * a slow answer nor a large one holds up a dialog.
 *
 * <p>Safe for use by several threads.
 */
final class Openverse {

    /** The address up to {@code images/}, such as {@code https://api.openverse.org/v1/}. */
    static final String SETTING = "GALLERY_API";

    static final int LARGEST = 512 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Openverse.class);
    private static final int PAGE_SIZE = 4;
    private static final int LONGEST = 200;

    private final Optional<URI> base;
    private final Duration patience;
    private final HttpClient http;

    /**
     * A search with a server.
     *
     * @param base where it is; empty if nobody said so, and then nothing leaves the portal
     * @param patience how long an answer may take, from the connection to its last byte
     */
    Openverse(Optional<URI> base, Duration patience) {
        this.base = base;
        this.patience = patience;
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    static Openverse of(Map<String, String> environment) {
        String address = environment.getOrDefault(SETTING, "").strip();
        Optional<URI> base =
                Optional.of(address).filter(given -> !given.isEmpty()).map(Openverse::folder);
        return new Openverse(base, Duration.ofSeconds(8));
    }

    /** A typing error is a reason not to start. */
    private static URI folder(String address) {
        if (!address.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new IllegalArgumentException(SETTING + " is \"" + address
                    + "\"; write an address such as https://api.openverse.org/v1/, or take it away.");
        }
        return URI.create(address.endsWith("/") ? address : address + "/");
    }

    /** Why there are no pictures. The texts of the bot say it to people. */
    enum Trouble {
        NOT_SET,
        SLOW,
        BUSY,
        BROKEN
    }

    /** The service cannot be asked now. */
    static final class UnavailableException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Trouble why;

        UnavailableException(Trouble why) {
            super(why.name());
            this.why = why;
        }

        Trouble why() {
            return why;
        }
    }

    /**
     * A page of what was found.
     *
     * @param number counted from 1
     * @param pages how many there are
     */
    record Page(List<FoundPicture> pictures, int number, int pages) {

        Page {
            pictures = List.copyOf(pictures);
        }

        boolean hasMore() {
            return number < pages;
        }

        List<Block> blocks() {
            return pictures.stream().flatMap(FoundPicture::blocks).toList();
        }
    }

    /**
     * Looks for pictures.
     *
     * @param page counted from 1
     * @throws UnavailableException if the service is not set, or does not answer as it should
     */
    Page search(String words, int page) {
        String query = "q=" + URLEncoder.encode(shortened(words), StandardCharsets.UTF_8) + "&page=" + page
                + "&page_size=" + PAGE_SIZE;
        URI address = base.orElseThrow(() -> new UnavailableException(Trouble.NOT_SET))
                .resolve("images/?" + query);
        HttpResponse<String> response = send(address);
        if (response.statusCode() != 200) {
            LOG.warn("{} answered with {}.", address.getHost(), response.statusCode());
            throw new UnavailableException(response.statusCode() == 429 ? Trouble.BUSY : Trouble.BROKEN);
        }
        try {
            RestResponse found = RestResponse.ofResult(response.body());
            List<FoundPicture> pictures = found.get("results").items().stream()
                    .map(FoundPicture::of)
                    .flatMap(Optional::stream)
                    .toList();
            return new Page(pictures, page, (int) found.get("page_count").asLong(1));
        } catch (RestException malformed) {
            LOG.warn("{} did not answer with pictures: {}", address.getHost(), malformed.getMessage());
            throw new UnavailableException(Trouble.BROKEN);
        }
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }

    private HttpResponse<String> send(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("User-Agent", "imbot4j-gallery")
                .build();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, head -> new BoundedText(LARGEST));
        try {
            return answer.get(patience.toMillis(), MILLISECONDS);
        } catch (TimeoutException slow) {
            LOG.warn("{} did not answer within {} s.", address.getHost(), patience.toSeconds());
            throw new UnavailableException(Trouble.SLOW);
        } catch (ExecutionException broken) {
            LOG.warn("{} could not be asked: {}", address.getHost(), String.valueOf(broken.getCause()));
            throw new UnavailableException(Trouble.BROKEN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Trouble.SLOW);
        } finally {
            answer.cancel(true);
        }
    }
}
