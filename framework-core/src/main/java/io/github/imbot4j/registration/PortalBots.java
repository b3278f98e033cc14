package io.github.imbot4j.registration;

import java.util.Map;
import java.util.OptionalLong;

/**
 * The bots on a portal, including those of other apps: the portal does not tell which app owns a bot (v1 §2.5).
 *
 * @param codes by the bot's user id
 */
public record PortalBots(Map<Long, String> codes) {

    public PortalBots {
        codes = Map.copyOf(codes);
    }

    /** A portal without bots. */
    public static PortalBots none() {
        return new PortalBots(Map.of());
    }

    boolean has(long id, String code) {
        return code.equals(codes.get(id));
    }

    OptionalLong findId(String code) {
        return codes.entrySet().stream()
                .filter(bot -> bot.getValue().equals(code))
                .mapToLong(Map.Entry::getKey)
                .min();
    }
}
