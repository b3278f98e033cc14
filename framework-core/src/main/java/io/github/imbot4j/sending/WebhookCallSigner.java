package io.github.imbot4j.sending;

import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.WebhookTokens;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.BotSecrets;
import io.github.imbot4j.wire.Protocols;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The signer of calls through inbound webhooks: it puts in the secret by which the portal knows the bot a call is about, as late as
 * possible, so that no stored call has it.
 *
 * @param ledgers say which bots a portal has
 * @param protocols know which calls are about bots
 */
public record WebhookCallSigner(Function<PortalId, Ledger> ledgers, Protocols protocols)
        implements BiFunction<Tenant, Call, Call> {

    @Override
    public Call apply(Tenant tenant, Call call) {
        return protocols.traits(call).signed(call, new BotSecrets() {
            @Override
            public Secret ofAll() {
                return WebhookTokens.clientId(tenant);
            }

            @Override
            public Secret of(String code) {
                return WebhookTokens.botToken(tenant, code);
            }

            @Override
            public Secret of(long botId) {
                return ledgers.apply(tenant.id()).bots().entrySet().stream()
                        .filter(bot -> bot.getValue().id() == botId)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .map(this::of)
                        .orElse(Secret.none());
            }
        });
    }
}
