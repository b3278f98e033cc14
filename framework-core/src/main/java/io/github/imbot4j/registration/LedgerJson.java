package io.github.imbot4j.registration;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger.RegisteredBot;
import io.github.imbot4j.registration.Ledger.RegisteredCommand;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a ledger, for stores. */
public final class LedgerJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private LedgerJson() {}

    /** Writes indented JSON. */
    public static String write(Ledger ledger) {
        ObjectNode json = JSON.createObjectNode();
        json.put("memberId", ledger.portal().memberId());
        json.put("language", ledger.language());
        ObjectNode bots = json.putObject("bots");
        ledger.bots().forEach((code, bot) -> write(bot, bots.putObject(code)));
        ObjectNode bindings = json.putObject("bindings");
        ledger.bindings().forEach(bindings::put);
        ObjectNode deleted = json.putObject("deleted");
        ledger.deleted().forEach((botId, code) -> deleted.put(Long.toString(botId), code));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static void write(RegisteredBot bot, ObjectNode json) {
        json.put("id", bot.id());
        json.put("fingerprint", bot.fingerprint());
        ObjectNode commands = json.putObject("commands");
        bot.commands()
                .forEach((name, command) -> commands.putObject(name)
                        .put("id", command.id())
                        .put("fingerprint", command.fingerprint())
                        .put("common", command.common()));
    }

    /** Throws an unchecked exception of any kind when the text is not a ledger of that portal. */
    public static Ledger read(PortalId id, String text) {
        JsonNode json = JSON.readTree(text);
        if (!id.memberId().equals(json.required("memberId").stringValue())) {
            throw new IllegalArgumentException("The ledger of portal " + id + " names another portal.");
        }
        Map<String, RegisteredBot> bots = new TreeMap<>();
        json.required("bots").properties().forEach(bot -> bots.put(bot.getKey(), readBot(bot.getValue())));
        Map<String, String> bindings = new TreeMap<>();
        json.required("bindings")
                .properties()
                .forEach(binding ->
                        bindings.put(binding.getKey(), binding.getValue().stringValue()));
        Map<Long, String> deleted = new TreeMap<>();
        json.path("deleted")
                .properties()
                .forEach(bot ->
                        deleted.put(Long.valueOf(bot.getKey()), bot.getValue().stringValue()));
        // Earlier versions wrote neither a language nor what was deleted.
        return new Ledger(id, bots, bindings, json.path("language").asString(""), deleted);
    }

    private static RegisteredBot readBot(JsonNode json) {
        Map<String, RegisteredCommand> commands = new TreeMap<>();
        json.required("commands").properties().forEach(command -> {
            JsonNode value = command.getValue();
            commands.put(
                    command.getKey(),
                    new RegisteredCommand(
                            value.required("id").longValue(),
                            value.required("fingerprint").stringValue(),
                            value.required("common").booleanValue()));
        });
        return new RegisteredBot(
                json.required("id").longValue(), json.required("fingerprint").stringValue(), commands);
    }
}
