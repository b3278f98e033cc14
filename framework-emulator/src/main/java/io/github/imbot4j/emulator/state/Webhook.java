package io.github.imbot4j.emulator.state;

/** An inbound webhook: its user and the secret in its path (transport §1.1). */
public record Webhook(long userId, String secret, String scope) {

    /** The path that methods are called below, with a slash at both ends. */
    public String path() {
        return "/rest/" + userId + "/" + secret + "/";
    }
}
