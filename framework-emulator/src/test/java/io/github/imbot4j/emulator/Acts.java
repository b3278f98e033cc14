package io.github.imbot4j.emulator;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.crm.Crm;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Item;
import io.github.imbot4j.emulator.state.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Do what a step says people, administrators or the clock do. */
final class Acts {

    private final EmulatedPortal portal;
    private final Messenger messenger;
    private final Placeholders names;

    Acts(EmulatedPortal portal, Placeholders names) {
        this.portal = portal;
        this.messenger = portal.messenger();
        this.names = names;
    }

    void perform(JsonNode step) {
        long result = act(step);
        if (step.has("keep")) {
            names.put(step.path("keep").asString(), result);
        }
    }

    private Message file(JsonNode step) {
        return messenger.sendFile(
                id(step, "by"),
                id(step, "chat"),
                text(step, "text"),
                "note.txt",
                "text/plain",
                "note".getBytes(StandardCharsets.UTF_8));
    }

    /** The id of what came of it; {@code 0} for nothing. */
    private long act(JsonNode step) {
        return switch (step.path("act").asString()) {
            case "say" ->
                messenger
                        .say(id(step, "by"), id(step, "chat"), text(step, "text"))
                        .id();
            case "open" -> messenger.open(id(step, "by"), id(step, "with")).id();
            case "group" -> group(step).id();
            case "line" ->
                messenger.createOpenLine(id(step, "by"), id(step, "bot")).id();
            case "contact" ->
                portal.crm()
                        .addContact(
                                Map.of(
                                        "NAME",
                                        text(step, "first"),
                                        "LAST_NAME",
                                        text(step, "last"),
                                        "PHONE",
                                        "+13333333555",
                                        "EMAIL",
                                        "john@example.com"),
                                Crm.Actor.user(id(step, "by")))
                        .id();
            case "last task" ->
                portal.state().tasks().all().stream().mapToLong(Item::id).max().orElseThrow();
            case "invite" ->
                messenger
                        .addMembers(id(step, "by"), id(step, "chat"), List.of(id(step, "whom")))
                        .id();
            case "file" -> file(step).id();
            case "shared file" -> file(step).extra().files().get(0);
            case "edit" ->
                messenger
                        .edit(
                                id(step, "by"),
                                id(step, "message"),
                                Optional.of(text(step, "text")),
                                UnaryOperator.identity())
                        .id();
            default -> actOfNothing(step);
        };
    }

    private long actOfNothing(JsonNode step) {
        switch (step.path("act").asString()) {
            case "delete" -> messenger.delete(id(step, "by"), id(step, "message"), false);
            case "react" -> messenger.react(id(step, "by"), id(step, "message"), text(step, "text"), true);
            case "press" -> messenger.press(id(step, "by"), id(step, "message"), 0);
            case "context" -> messenger.sendContext(id(step, "by"), id(step, "bot"), tree(step.path("context")));
            case "advance" ->
                portal.clock().advance(Duration.parse(step.path("by").asString()));
            case "refresh" -> portal.tokens().refresh(names.value("appId"), names.value("refresh"));
            case "install" -> portal.apps().install(names.value("appId"), Long.parseLong(names.value("admin")));
            case "update" -> portal.apps().update(names.value("appId"), 2);
            case "uninstall" -> portal.apps().uninstall(names.value("appId"), true);
            case "remove bot" -> portal.apps().deleteBot(id(step, "bot"));
            default -> throw new IllegalStateException("Nobody can do the step " + step + ".");
        }
        return 0;
    }

    private static Map<String, Object> tree(JsonNode context) {
        return Contract.JSON.convertValue(context, new TypeReference<Map<String, Object>>() {});
    }

    private Chat group(JsonNode step) {
        List<Long> members = new ArrayList<>();
        step.path("members").forEach(member -> members.add(Long.parseLong(names.text(member.asString()))));
        return messenger.createGroup(
                id(step, "by"),
                false,
                step.path("title").asString("Chat"),
                "",
                members,
                "GREEN",
                step.path("entity").asString(""),
                "");
    }

    private long id(JsonNode step, String key) {
        return Long.parseLong(text(step, key));
    }

    private String text(JsonNode step, String key) {
        return names.text(step.path(key).asString());
    }
}
