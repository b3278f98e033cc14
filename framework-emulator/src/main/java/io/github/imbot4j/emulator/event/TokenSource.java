package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.state.Token;

/** The source of the tokens that go into events. */
@FunctionalInterface
public interface TokenSource {

    /** A new pair for a user of an app; without a refresh token when none is wanted. */
    Token grant(String clientId, long userId, boolean withRefresh);
}
