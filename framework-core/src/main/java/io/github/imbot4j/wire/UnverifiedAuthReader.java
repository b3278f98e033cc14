package io.github.imbot4j.wire;

import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Secret;
import java.time.Instant;

/**
 * The reader of a post's claims about its origin. Only the top level counts: the blocks inside {@code data} are not
 * authenticated (transport §7 no. 35). Only the tokens of bots are read from them, by {@link EventFormat#tokens}, because
 * the portal checks those when they are used.
 */
public final class UnverifiedAuthReader {

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

    /** Reads the tokens of such a block, which has the same keys wherever it stands. */
    public static Credentials credentials(FormTree auth, Instant given) {
        return new Credentials(
                secret(auth, "access_token"),
                secret(auth, "refresh_token"),
                EventTimes.expiry(auth.get("expires"), auth.get("expires_in"), given));
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
