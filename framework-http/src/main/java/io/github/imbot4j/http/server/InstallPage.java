package io.github.imbot4j.http.server;

import io.github.imbot4j.InstallPageResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page the portal shows in a frame while the app is being installed (transport §3.5 B).
 *
 * <p>Only an applied install may be framed by a portal with script in it, and only by the portal that was proven. A
 * refused one is words without any script or control, so that any https page may frame it: otherwise the administrator
 * would see an empty frame instead of the reason.
 *
 * @param html the whole page
 * @param policy the value of {@code Content-Security-Policy}
 */
record InstallPage(String html, String policy) {

    private static final String LIBRARY = "https://api.bitrix24.com";
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]{1,255}");
    private static final String STYLE =
            "body { margin: 3rem auto; max-width: 40rem; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }";
    private static final String FINISH = "BX24.init(function () { BX24.installFinish(); });";
    private static final InstallPage EXPLANATION = page(
            "A Bitrix24 chatbot app lives here",
            "This is its install page: a portal opens it in a frame while the app is being installed. Enter this"
                    + " address in the settings of the app on the portal; there is nothing to do here.",
            "",
            "'none'");

    /** The page for somebody who opens the address in a browser. */
    static InstallPage explanation() {
        return EXPLANATION;
    }

    /** The page for an install that was tried. */
    static InstallPage of(InstallPageResult answer) {
        Optional<String> portal =
                answer.portalOrigin().filter(origin -> ORIGIN.matcher(origin).matches());
        if (answer.finished() && portal.isPresent()) {
            return page(
                    "The bots are installed",
                    answer.message(),
                    "<script src=\"" + LIBRARY + "/api/v1/\"></script>\n<script>" + FINISH + "</script>\n",
                    portal.get());
        }
        String title =
                answer.status() == 200 && portal.isPresent() ? "The bots are installed" : "The bots are not installed";
        return page(title, answer.message(), "", portal.orElse("https:"));
    }

    /** The page for an install that broke on our side. */
    static InstallPage broken() {
        return page(
                "The bots are not installed",
                "Something went wrong on the bots' side; their log says what. Try again in a minute.",
                "",
                "https:");
    }

    /** The page while too many others install. */
    static InstallPage busy() {
        return page(
                "The bots are not installed yet",
                "Many Bitrix24 install the bots at the moment. Open the app again in a minute.",
                "",
                "https:");
    }

    private static InstallPage page(String title, String message, String script, String ancestors) {
        String html = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{title}</title>
                <style>{style}</style>
                </head>
                <body>
                <h1>{title}</h1>
                <p>{message}</p>
                {script}</body>
                </html>
                """.replace("{style}", STYLE)
                .replace("{title}", escaped(title))
                .replace("{script}", script)
                .replace("{message}", escaped(message));
        String scripts = script.isEmpty() ? "'none'" : hash(FINISH) + " " + LIBRARY;
        return new InstallPage(
                html,
                "default-src 'none'; script-src " + scripts + "; style-src " + hash(STYLE)
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors " + ancestors);
    }

    /** Names a script or style that may be on the page by its contents, so that nothing has to be drawn for each page. */
    private static String hash(String contents) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(contents.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
