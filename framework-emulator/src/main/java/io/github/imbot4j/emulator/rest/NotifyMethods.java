package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Notice;
import io.github.imbot4j.emulator.state.PortalState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The methods that notify users: {@code im.notify*} (v1 §11). Tags of webhooks are ignored. */
final class NotifyMethods {

    private final PortalState state;

    NotifyMethods(PortalState state) {
        this.state = state;
    }

    void addTo(MethodTable table) {
        table.add("im", "im.notify", this::add)
                .add("im", "im.notify.personal.add", this::add)
                .add("im", "im.notify.system.add", this::add)
                .add("im", "im.notify.delete", this::delete)
                .add("im", "im.notify.read", this::read)
                .add("im", "im.notify.read.list", this::readList)
                .add("im", "im.notify.read.all", this::readAll)
                .add("im", "im.notify.confirm", request -> respond(request, "NOTIFY_VALUE", "Notification Value "))
                .add("im", "im.notify.answer", request -> respond(request, "ANSWER_TEXT", "ANSWER_TEXT"));
    }

    private Object add(Request request) {
        long userId = (request.has("TO") ? request.at("TO") : request.at("USER_ID")).number();
        if (userId <= 0) {
            throw RestError.of("USER_ID_EMPTY", "User ID can't be empty");
        }
        String text = request.at("MESSAGE").isText() ? request.at("MESSAGE").trimmed() : "";
        if (text.isEmpty()) {
            throw RestError.of("MESSAGE_EMPTY", "Message can't be empty");
        }
        List<Map<String, Object>> attach = Content.attach(request.at("ATTACH"), state.clock());
        if (state.people().find(userId).isEmpty()) {
            return false;
        }
        boolean system = isSystem(request);
        String tag = tag(request, "TAG");
        if (!tag.isEmpty()) {
            state.notices().removeIf(old -> old.userId() == userId && old.tag().equals(tag));
        }
        Notice notice = new Notice(
                state.nextId(),
                userId,
                system ? 0 : request.caller().userId(),
                system ? appName(request) + text : text,
                tag,
                tag(request, "SUB_TAG"),
                attach,
                state.clock().instant(),
                false);
        return state.notices().put(notice).id();
    }

    private static boolean isSystem(Request request) {
        return switch (request.method()) {
            case "im.notify.personal.add" -> false;
            case "im.notify.system.add" -> true;
            default -> request.at("TYPE").looksLike("SYSTEM");
        };
    }

    private String appName(Request request) {
        return state.apps()
                .find(request.caller().clientId())
                .map(App::name)
                .map(name -> name + "#BR#")
                .orElse("");
    }

    private static String tag(Request request, String name) {
        return request.caller().isApp() && !request.at(name).isEmpty()
                ? stored(request.caller().clientId(), request.at(name).text())
                : "";
    }

    private static String stored(String appId, String tag) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(appId.getBytes(StandardCharsets.UTF_8));
            return "MP|" + HexFormat.of().formatHex(digest).substring(0, 5) + "|" + tag;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** By a tag the result is {@code true}, whether there was anything or not. */
    private Object delete(Request request) {
        if (request.has("ID")) {
            long id = request.at("ID").number();
            return remove(notice ->
                    notice.id() == id && notice.userId() == request.caller().userId());
        }
        String appId = request.appId();
        for (String name : List.of("TAG", "SUB_TAG")) {
            if (!request.at(name).isEmpty()) {
                String tag = stored(appId, request.at(name).text());
                remove(notice -> (name.equals("TAG") ? notice.tag() : notice.subTag()).equals(tag));
                return true;
            }
        }
        throw RestError.of("PARAMS_ERROR", "Incorrect params");
    }

    /** Without an ID nothing changes; unless ONLY_CURRENT is Y, newer ones change too. */
    private Object read(Request request) {
        long id = request.at("ID").number();
        if (request.has("ID") && id >= 0) {
            boolean newer = id == 0 || !request.at("ONLY_CURRENT").is("Y");
            mark(request, notice -> notice.id() == id || (newer && notice.id() > id));
        }
        return true;
    }

    /** The list ends for the portal where a number is not positive. */
    private Object readList(Request request) {
        if (!request.at("IDS").isArray()) {
            throw RestError.of("PARAMS_ERROR", "No IDS param or it is not an array");
        }
        List<Long> ids = request.at("IDS").values().stream()
                .map(PhpValue::number)
                .takeWhile(id -> id > 0)
                .toList();
        mark(request, notice -> ids.contains(notice.id()));
        return true;
    }

    private Object readAll(Request request) {
        mark(request, notice -> true);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("result", true);
        answer.put("newCounter", 0);
        return answer;
    }

    private void mark(Request request, Predicate<Notice> which) {
        boolean read = !request.has("ACTION") || request.at("ACTION").is("Y");
        state.notices()
                .where(which.and(notice -> notice.userId() == request.caller().userId()))
                .forEach(notice -> state.notices().put(notice.marked(read)));
    }

    /** What REST adds has neither buttons nor a field for an answer, so nobody is there to respond. */
    private static Object respond(Request request, String value, String named) {
        PhpValue id = request.has("ID") ? request.at("ID") : request.at("NOTIFY_ID");
        if (id.number() <= 0) {
            throw RestError.of("ID_ERROR", "Notification ID can't be empty");
        }
        if (request.at(value).isEmpty()) {
            throw RestError.of(value + "_ERROR", named + " can't be empty");
        }
        return Map.of("result_message", false);
    }

    private boolean remove(Predicate<Notice> which) {
        boolean any = state.notices().first(which).isPresent();
        state.notices().removeIf(which);
        return any;
    }
}
