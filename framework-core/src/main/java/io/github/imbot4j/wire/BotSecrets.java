package io.github.imbot4j.wire;

import io.github.imbot4j.portal.Secret;

/** The secrets by which a portal knows bots that no app registered, but an inbound webhook. */
public interface BotSecrets {

    /** Returns the one that all bots of the portal share. */
    Secret ofAll();

    /** Returns that of the bot with a code. */
    Secret of(String code);

    /** Returns that of a registered bot; none when no bot of this id is known. */
    Secret of(long botId);
}
