package io.github.imbot4j.wire;

import io.github.imbot4j.form.FormTree;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Secret;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reader of a post's claims about its origin. Only the top level counts: the blocks inside {@code data} are not
 * authenticated (transport §7 no. 35). Only the tokens of bots are read from them, because the portal checks those when
 * they are used.
 */
final class UnverifiedAuthReader {

    private UnverifiedAuthReader() {}

    /** Reads the {@code auth} of an event (transport §3.1). Open Line clients and uninstalls come without tokens. */
    static UnverifiedAuth event(FormTree auth, Instant given) {
        return new UnverifiedAuth(
                auth.get("member_id").text(),
                secret(auth, "application_token"),
                credentials(auth, given),
                auth.get("domain").text(),
                auth.get("client_endpoint").text(),
                auth.get("server_endpoint").text(),
                auth.get("scope").text(),
                auth.get("status").text(),
                auth.get("user_id").number());
    }

    private static Credentials credentials(FormTree auth, Instant given) {
        return new Credentials(
                secret(auth, "access_token"),
                secret(auth, "refresh_token"),
                EventTimes.expiry(auth.get("expires"), auth.get("expires_in"), given));
    }

    /** Reads the tokens that act as the bots themselves, by bot id (v1 §6.2); bots of webhooks have none. */
    static Map<Long, Credentials> bots(FormTree data, Instant given) {
        Map<Long, Credentials> bots = new HashMap<>();
        for (String key : List.of("BOT", "COMMAND")) {
            data.get(key).entries().values().forEach(block -> {
                long id = block.get("BOT_ID").number();
                if (id > 0 && !block.get("access_token").isEmpty()) {
                    bots.put(id, credentials(block, given));
                }
            });
        }
        return bots;
    }

    /** Reads the flat form of the install page (transport §3.5 B); it never says its REST address. */
    static UnverifiedAuth page(FormTree query, FormTree form, Instant given) {
        FormTree domain = query.get("DOMAIN");
        return new UnverifiedAuth(
                form.get("member_id").text(),
                secret(form, "APPLICATION_TOKEN"),
                new Credentials(
                        secret(form, "AUTH_ID"),
                        secret(form, "REFRESH_ID"),
                        EventTimes.expiry(FormTree.EMPTY, form.get("AUTH_EXPIRES"), given)),
                domain.isEmpty() ? form.get("DOMAIN").text() : domain.text(),
                "",
                form.get("SERVER_ENDPOINT").text(),
                form.get("APPLICATION_SCOPE").text(),
                form.get("status").text(),
                0);
    }

    /** Reads an install event whose auth is flat, in the names of either (observed no. 12). */
    static UnverifiedAuth flat(FormTree form, Instant given) {
        return form.get("AUTH_ID").isEmpty() ? event(form, given) : page(FormTree.EMPTY, form, given);
    }

    private static Secret secret(FormTree form, String key) {
        return Secret.of(form.get(key).text());
    }
}
