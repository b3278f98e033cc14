package io.github.imbot4j.wire.shared;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import java.util.HashMap;
import java.util.Map;

/** The bots of a portal, whoever they belong to: {@code imbot.bot.list} (v1 §2.5). */
public final class BotList {

    private BotList() {}

    /** Returns the call that reads them. */
    public static Call call() {
        return Call.of("imbot.bot.list");
    }

    /** Reads their codes, by id. */
    public static Map<Long, String> codes(RestResponse list) {
        Map<Long, String> codes = new HashMap<>();
        for (RestResponse bot : list.items()) {
            codes.put(bot.get("ID").asLong(), bot.get("CODE").asText(""));
        }
        return codes;
    }
}
