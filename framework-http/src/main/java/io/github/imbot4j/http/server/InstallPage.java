package io.github.imbot4j.http.server;

import io.github.imbot4j.InstallAnswer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Write the page the portal shows in a frame while the app is being installed (transport §3.5 B).
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
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The page for somebody who opens the address in a browser. */
    static InstallPage explanation() {
        return page(
                "A Bitrix24 chatbot app lives here",
                "This is its install page: a portal opens it in a frame while the app is being installed. Enter this"
                        + " address in the settings of the app on the portal; there is nothing to do here.",
                "",
                "'none'");
    }

    /** The page for an install that was tried. */
    static InstallPage of(InstallAnswer answer) {
        Optional<String> portal =
                answer.portalOrigin().filter(origin -> ORIGIN.matcher(origin).matches());
        if (answer.finished() && portal.isPresent()) {
            return page("The bots are installed", answer.message(), finish(), portal.get());
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

    private static String finish() {
        return """
                <script src="%s/api/v1/"></script>
                <script nonce="{nonce}">BX24.init(function () { BX24.installFinish(); });</script>
                """.formatted(LIBRARY);
    }

    private static InstallPage page(String title, String message, String script, String ancestors) {
        String nonce = nonce();
        String html = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{title}</title>
                <style nonce="{nonce}">
                body { margin: 3rem auto; max-width: 40rem; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }
                </style>
                </head>
                <body>
                <h1>{title}</h1>
                <p>{message}</p>
                {script}</body>
                </html>
                """.replace("{title}", escaped(title))
                .replace("{script}", script)
                .replace("{nonce}", nonce)
                .replace("{message}", escaped(message));
        String scripts = script.isEmpty() ? "'none'" : "'nonce-" + nonce + "' " + LIBRARY;
        return new InstallPage(
                html,
                "default-src 'none'; script-src " + scripts + "; style-src 'nonce-" + nonce
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors " + ancestors);
    }

    private static String nonce() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
