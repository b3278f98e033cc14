package io.github.imbot4j.http.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keep what an app registers and says, as much of a portal as answering needs (v1 §2 to §5). One portal, no users but
 * the installing administrator.
 *
 * <p>Safe for use by several threads.
 */
public final class StandInPortal {

    private static final long FIRST_BOT = 567;
    private static final long FIRST_COMMAND = 99;
    private static final long FIRST_MESSAGE = 84_331;

    private final Map<String, Bot> bots = new LinkedHashMap<>();
    private final Map<Long, Command> commands = new LinkedHashMap<>();
    private final Map<String, String> bindings = new LinkedHashMap<>();
    private final List<Said> said = new ArrayList<>();
    private long nextMessage = FIRST_MESSAGE;

    /**
     * A registered bot.
     *
     * @param id its user id
     * @param code as declared
     * @param name as shown
     * @param handler where its messages go
     */
    public record Bot(long id, String code, String name, String handler) {}

    /**
     * A registered command.
     *
     * @param id the portal's number
     * @param botId whose
     * @param name without the slash
     */
    public record Command(long id, long botId, String name) {}

    /**
     * A message the app posted or edited.
     *
     * @param id its number
     * @param botId who; {@code 0} when not said
     * @param dialogId where; empty for an answer to a command
     * @param edited whether an earlier message was changed
     * @param params what was sent
     */
    public record Said(long id, long botId, String dialogId, boolean edited, Map<String, Object> params) {}

    /** The bot of this code. */
    public synchronized Optional<Bot> bot(String code) {
        return Optional.ofNullable(bots.get(code));
    }

    /** A bot's command. */
    public synchronized Optional<Command> command(long botId, String name) {
        return commands.values().stream()
                .filter(command -> command.botId() == botId && command.name().equals(name))
                .findFirst();
    }

    /** The events bound with {@code event.bind}, with their handlers. */
    public synchronized Map<String, String> bindings() {
        return Map.copyOf(bindings);
    }

    /** Everything posted and edited so far, in order. */
    public synchronized List<Said> said() {
        return List.copyOf(said);
    }

    /** A number for a message a user wrote. */
    public synchronized long nextMessageId() {
        return nextMessage++;
    }

    synchronized Object answer(String method, Map<String, Object> params) {
        return switch (method) {
            case "imbot.register" -> register(params);
            case "imbot.unregister" -> unregister(params);
            case "imbot.bot.list" -> botList();
            case "imbot.command.register" -> registerCommand(params);
            case "imbot.command.unregister" -> commands.remove(number(params, "COMMAND_ID")) != null;
            case "imbot.message.add" -> post(params, text(params, "DIALOG_ID"));
            case "imbot.command.answer" -> answerCommand(params);
            case "imbot.message.update" -> edit(params);
            case "event.bind" -> bind(params);
            case "event.unbind" -> Map.of("count", bindings.remove(eventName(params)) == null ? 0 : 1);
            case "profile" -> Map.of("ID", "1", "ADMIN", true, "NAME", "Rehearsal", "LAST_NAME", "Administrator");
            case "user.admin" -> true;
            case "app.info" ->
                Map.of("ID", 1, "CODE", "local.rehearsal", "VERSION", 1, "STATUS", "L", "INSTALLED", true);
            case "imbot.update",
                    "imbot.command.update",
                    "imbot.message.delete",
                    "imbot.message.like",
                    "imbot.chat.sendTyping",
                    "imbot.chat.leave" -> true;
            default -> other(method);
        };
    }

    private static Object other(String method) {
        if (method.startsWith("imbot.chat.") || method.startsWith("imopenlines.bot.session.")) {
            return true;
        }
        throw new StandInRefusal(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
    }

    private long register(Map<String, Object> params) {
        String code = required(params, "CODE", "CODE_ERROR");
        Bot known = bots.get(code);
        long id = known != null ? known.id() : FIRST_BOT + bots.size();
        String name = params.get("PROPERTIES") instanceof Map<?, ?> look ? String.valueOf(look.get("NAME")) : "";
        if (name.isEmpty()) {
            throw new StandInRefusal(400, "NAME_ERROR", "Bot name isn't specified");
        }
        bots.put(code, new Bot(id, code, name, handler(params)));
        return id;
    }

    private static String handler(Map<String, Object> params) {
        return text(params, params.containsKey("EVENT_HANDLER") ? "EVENT_HANDLER" : "EVENT_MESSAGE_ADD");
    }

    private boolean unregister(Map<String, Object> params) {
        long id = number(params, "BOT_ID");
        commands.values().removeIf(command -> command.botId() == id);
        if (!bots.values().removeIf(bot -> bot.id() == id)) {
            throw new StandInRefusal(400, "BOT_ID_ERROR", "Bot not found");
        }
        return true;
    }

    private Object botList() {
        Map<String, Object> list = new LinkedHashMap<>();
        bots.values()
                .forEach(bot -> list.put(
                        String.valueOf(bot.id()),
                        Map.of("ID", bot.id(), "NAME", bot.name(), "CODE", bot.code(), "OPENLINE", "N")));
        // PHP writes an empty map as a list (v1 §1).
        return list.isEmpty() ? List.of() : list;
    }

    private long registerCommand(Map<String, Object> params) {
        String name = required(params, "COMMAND", "COMMAND_ERROR");
        long botId = number(params, "BOT_ID");
        Optional<Command> known = command(botId, name);
        if (known.isPresent()) {
            return known.get().id();
        }
        long id = FIRST_COMMAND + 2L * commands.size();
        commands.put(id, new Command(id, botId, name));
        return id;
    }

    private long post(Map<String, Object> params, String dialogId) {
        required(params, "MESSAGE", "MESSAGE_EMPTY");
        long id = nextMessageId();
        said.add(new Said(id, number(params, "BOT_ID"), dialogId, false, params));
        return id;
    }

    private long answerCommand(Map<String, Object> params) {
        Command command = commands.get(number(params, "COMMAND_ID"));
        if (command == null) {
            throw new StandInRefusal(400, "COMMAND_ID_ERROR", "Command not found");
        }
        required(params, "MESSAGE", "MESSAGE_EMPTY");
        long id = nextMessageId();
        said.add(new Said(id, command.botId(), "", false, params));
        return id;
    }

    private boolean edit(Map<String, Object> params) {
        long id = number(params, "MESSAGE_ID");
        if (said.stream().noneMatch(message -> message.id() == id)) {
            throw new StandInRefusal(403, "CANT_EDIT_MESSAGE", "Time has expired for modification or not your message");
        }
        said.add(new Said(id, number(params, "BOT_ID"), "", true, params));
        return true;
    }

    private boolean bind(Map<String, Object> params) {
        if (text(params, "HANDLER").equals(bindings.put(eventName(params), text(params, "HANDLER")))) {
            throw new StandInRefusal(400, "ERROR_EVENT_BINDING_EXISTS", "Handler already binded");
        }
        return true;
    }

    private static String eventName(Map<String, Object> params) {
        return text(params, "EVENT").toUpperCase(java.util.Locale.ROOT);
    }

    private static String required(Map<String, Object> params, String name, String code) {
        String value = text(params, name);
        if (value.isBlank()) {
            throw new StandInRefusal(400, code, name + " is empty");
        }
        return value;
    }

    private static String text(Map<String, Object> params, String name) {
        Object value = params.get(name);
        return value == null ? "" : value.toString();
    }

    private static long number(Map<String, Object> params, String name) {
        String value = text(params, name);
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }
}
