package io.github.imbot4j.samples.desk;

import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.guard.Decision;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.guard.GuardRequest;
import io.github.imbot4j.guard.GuardedBy;
import io.github.imbot4j.reply.NoReply;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A guard that accepts messages of clients only: in an Open Line a bot also receives those of operators and their
 * whispers.
 */
@Retention(RetentionPolicy.RUNTIME)
@GuardedBy(ClientOnly.ClientGuard.class)
@interface ClientOnly {

    /** A guard that rejects without a reply. */
    final class ClientGuard implements Guard {

        @Override
        public Decision judge(GuardRequest guardRequest) {
            boolean byClient = guardRequest.event().sender().connector();
            boolean whispered = guardRequest.event() instanceof MessageReceived received
                    && received.message().hidden();
            return byClient && !whispered ? Decision.ALLOWED : Decision.refused(NoReply.SILENCE);
        }
    }
}
