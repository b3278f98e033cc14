package io.github.imbot4j.emulator.state;

/** An inbound webhook: its user and the secret in its path (transport §1.1). */
public record Webhook(long userId, String secret, String scope) {}
