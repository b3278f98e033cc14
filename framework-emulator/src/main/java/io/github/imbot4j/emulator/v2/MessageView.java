package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message of answers and events (v2 §5). Its parameters are in the style of v1 in every mode: upper-case keys, text
 * in place of numbers, {@code Y} in place of flags.
 */
final class MessageView {

    /** Users named without a name, which the server fills in. */
    private static final Pattern NAMELESS =
            Pattern.compile("\\[USER=([0-9]{1,18})]\\[/USER]", Pattern.CASE_INSENSITIVE);

    private final PortalState state;

    MessageView(PortalState state) {
        this.state = state;
    }

    Map<String, Object> inEvent(Message message) {
        return fields(message).map();
    }

    /** As answers have a message: with what its reader has seen. */
    Map<String, Object> of(Message message, long viewer) {
        boolean seen = message.authorId() == viewer || message.id() <= state.lastRead(viewer, message.chatId());
        return fields(message).with("unread", !seen).with("viewed", seen).map();
    }

    private Fields fields(Message message) {
        Fields fields = new Fields()
                .with("id", message.id())
                .with("chatId", message.chatId())
                .with("chat_id", message.chatId())
                .with("authorId", message.authorId())
                .with("author_id", message.authorId())
                .with("date", Fields.date(message.date(), state.zone()))
                .with("text", named(message.text()))
                .with("isSystem", message.system() || message.authorId() == 0)
                .withTextOrNull("uuid", message.extra().templateId());
        message.extra()
                .forward()
                .ifPresentOrElse(
                        from -> fields.with(
                                "forward",
                                new Fields()
                                        .with("id", from.chatId() + "/" + from.messageId())
                                        .with("userId", from.userId())
                                        .with("chatId", from.chatId())
                                        .with("date", Fields.date(from.date(), state.zone()))
                                        .map()),
                        () -> fields.withNull("forward"));
        return fields.with("params", params(message)).with("viewedByOthers", isViewed(message));
    }

    private static Map<String, Object> params(Message message) {
        Message.Extra extra = message.extra();
        Map<String, Object> params = new LinkedHashMap<>();
        putList(params, "FILE_ID", extra.files().stream().map(String::valueOf).toList());
        putList(params, "ATTACH", extra.attach());
        extra.keyboard().ifPresent(keyboard -> params.put("KEYBOARD", keyboard.getOrDefault("BUTTONS", List.of())));
        extra.menu().ifPresent(menu -> params.put("MENU", menu.getOrDefault("ITEMS", List.of())));
        if (extra.replyTo() != 0) {
            params.put("REPLY_ID", String.valueOf(extra.replyTo()));
        }
        putList(params, "LIKE", extra.likes().stream().map(String::valueOf).toList());
        if (extra.edited()) {
            params.put("IS_EDITED", "Y");
        }
        if (message.deleted()) {
            params.put("IS_DELETED", "Y");
        }
        return params;
    }

    private static void putList(Map<String, Object> params, String key, List<?> list) {
        if (!list.isEmpty()) {
            params.put(key, list);
        }
    }

    private String named(String text) {
        return NAMELESS.matcher(text).replaceAll(this::named);
    }

    private String named(MatchResult tag) {
        String name = state.people()
                .find(Long.parseLong(tag.group(1)))
                .map(Person::name)
                .orElse("");
        return Matcher.quoteReplacement("[USER=" + tag.group(1) + "]" + name + "[/USER]");
    }

    /** Who reacts to a message has seen it, and who has read as far as it. */
    private boolean isViewed(Message message) {
        List<Long> members =
                state.chats().find(message.chatId()).map(Chat::members).orElse(List.of());
        return members.stream()
                .filter(member -> member != message.authorId())
                .anyMatch(member -> message.extra().reactions().containsKey(member)
                        || state.lastRead(member, message.chatId()) >= message.id());
    }
}
