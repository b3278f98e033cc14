package io.github.imbot4j.emulator.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page's own files and its one library. The page loads nothing from elsewhere. */
final class PageAssets {

    /** With the version of org.mvnpm:htm in its path; what the jar says of itself is often left out when jars are packed into one. */
    private static final String LIBRARY = "META-INF/resources/_static/htm/3.1.1/preact/standalone.module.js";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*\\.(js|css|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final byte[] library = library();

    /** The page. It loads pictures of other sites only when it is asked to, as the real client does. */
    void index(Context context) {
        boolean remoteImages = "remote".equals(context.queryParam("images"));
        context.header("Content-Security-Policy", policy(remoteImages));
        context.contentType("text/html; charset=utf-8");
        context.result(own("index.html").orElseThrow());
    }

    void file(Context context) {
        var name = NAME.matcher(context.pathParam("name"));
        Optional<byte[]> bytes = name.matches() ? own(name.group()) : Optional.empty();
        if (bytes.isEmpty()) {
            context.status(404).result("The page has no file '" + context.pathParam("name") + "'.");
            return;
        }
        context.contentType(TYPES.get(name.group(1))).result(bytes.get());
    }

    void library(Context context) {
        context.contentType(TYPES.get("js")).result(library);
    }

    static String policy(boolean remoteImages) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; "
                + "img-src 'self' data: blob:" + (remoteImages ? " http: https:" : "")
                + "; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static Optional<byte[]> own(String name) {
        try (InputStream stream = PageAssets.class.getResourceAsStream(name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] library() {
        try (InputStream script = require(PageAssets.class.getClassLoader().getResourceAsStream(LIBRARY))) {
            return script.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream require(@Nullable InputStream stream) {
        if (stream == null) {
            throw new IllegalStateException(
                    "The page's library is not there: add org.mvnpm:htm 3.1.1 to the class path.");
        }
        return stream;
    }
}
