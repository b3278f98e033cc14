package io.github.imbot4j.rest;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Secret;
import java.util.regex.Pattern;

/** A portal's error text made safe for a log line: without markup or tokens, on one line, shortened. */
final class ErrorText {

    static final int LIMIT = 300;

    /** Beyond this nothing is looked at: an error page can be megabytes. */
    private static final int LOOKED_AT = 4_000;

    private static final Pattern UNSEEN = Pattern.compile("(?is)<(style|script)\\b.*?(</\\1>|$)|<!--.*?(-->|$)");
    private static final Pattern TAG = Pattern.compile("<[/!?a-zA-Z][^<>]*+>");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");

    private ErrorText() {}

    static String clean(String text) {
        return clean(text, Credentials.ofToken(Secret.none()));
    }

    /** Cleans a text in which the token, or the address of the webhook, may be echoed. */
    static String clean(String text, Credentials credentials) {
        String line = text.substring(0, Math.min(text.length(), LOOKED_AT));
        line = masked(line, credentials.accessToken());
        line = masked(line, credentials.webhook());
        line = UNSEEN.matcher(line).replaceAll(" ");
        line = TAG.matcher(line).replaceAll(" ");
        line = BLANKS.matcher(unescaped(line)).replaceAll(" ").strip();
        if (line.length() <= LIMIT) {
            return line;
        }
        int cut = Character.isHighSurrogate(line.charAt(LIMIT - 2)) ? LIMIT - 2 : LIMIT - 1;
        return line.substring(0, cut) + "…";
    }

    /** A webhook's last part is a secret on its own. */
    private static String masked(String line, Secret secret) {
        if (!secret.isPresent()) {
            return line;
        }
        String whole = secret.reveal();
        return line.replace(whole.substring(whole.indexOf('/') + 1), secret.toString());
    }

    private static String unescaped(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#039;", "'")
                .replace("&amp;", "&");
    }
}
