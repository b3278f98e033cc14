package io.github.imbot4j.emulator.server;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The masking of tokens and secrets in logs. */
final class Masking {

    private static final String NAMES =
            "auth|access_token|refresh_token|client_secret|application_token|code_verifier|AUTH_ID|REFRESH_ID"
                    + "|APPLICATION_TOKEN|botToken";
    private static final Set<String> SECRET = Set.of(NAMES.split("\\|", -1));
    private static final Pattern IN_JSON = Pattern.compile("(\"(?:" + NAMES + ")\"\\s*:\\s*\")[^\"]*");
    private static final Pattern IN_FORM =
            Pattern.compile("((?:^|[&?]|%26|%3F|\\[|%5B)(?:" + NAMES + ")(?:]|%5D)?(?:=|%3D))[^&%]*");
    private static final String HIDDEN = "***";

    private Masking() {}

    /** Hides the values of keys that hold secrets, and the secrets known by themselves wherever they stand. */
    static String mask(String text, Collection<String> secrets) {
        String masked = IN_JSON.matcher(text).replaceAll("$1" + HIDDEN);
        masked = IN_FORM.matcher(masked).replaceAll("$1" + HIDDEN);
        for (String secret : secrets) {
            if (!secret.isEmpty()) {
                masked = masked.replace(secret, HIDDEN);
            }
        }
        return masked;
    }

    /** The parameters without those that hold secrets, at any depth. */
    static Map<String, Object> withoutSecrets(Map<?, ?> params) {
        Map<String, Object> rest = new LinkedHashMap<>();
        params.forEach((key, value) -> {
            if (!SECRET.contains(key.toString())) {
                rest.put(key.toString(), value instanceof Map<?, ?> inner ? withoutSecrets(inner) : value);
            }
        });
        return rest;
    }
}
