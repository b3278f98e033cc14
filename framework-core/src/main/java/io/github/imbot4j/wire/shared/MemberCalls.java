package io.github.imbot4j.wire.shared;

import io.github.imbot4j.bot.Member;
import io.github.imbot4j.bot.Participant;
import io.github.imbot4j.chat.FoundUser;
import io.github.imbot4j.chat.PortalBot;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.UserCalls;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The calls that look up users, and the readers of their responses (v1 §14; scope {@code im}). Unlike {@code user.get}
 * they include bots, Open Line clients and mail users.
 */
public final class MemberCalls implements UserCalls {

    /** Kinds of users from outside, whatever the flags say. */
    private static final Set<String> OUTSIDE = Set.of("extranet", "email", "collaber", "network");

    /** Reads a user; fails with USER_NOT_EXISTS. */
    @Override
    public Call user(long id) {
        return Call.of("im.user.get").with("ID", id);
    }

    /** Reads several users. */
    @Override
    public Call users(List<Long> ids) {
        return Call.of("im.user.list.get").with("ID", new CallArguments("im.user.list.get").ids("ID", ids));
    }

    /** The answer to {@link #users}: those that are no bots and may sign in, in this order. */
    @Override
    public List<Participant> people(List<Long> ids, RestResponse users) {
        return ids.stream()
                .map(id -> users.get(String.valueOf(id)))
                .filter(user -> !user.isEmpty())
                .filter(user -> !member(user).bot() && member(user).active())
                .map(user -> new Participant(
                        user.get("id").asLong(), user.get("name").asText("")))
                .toList();
    }

    /** Reads departments, with the names of those above them. */
    @Override
    public Call departments(List<Long> departments) {
        return Call.of("im.department.get").with("ID", new CallArguments("im.department.get").ids("ID", departments));
    }

    /** The answer to {@link #departments(List)}; of a department it leaves out only the id is known. */
    @Override
    public List<Member.Department> departments(List<Long> departments, RestResponse named) {
        return departments.stream()
                .map(id -> named.items().stream()
                        .filter(one -> one.get("id").asLong(0) == id)
                        .map(one -> new Member.Department(id, path(one)))
                        .findFirst()
                        .orElseGet(() -> new Member.Department(id, List.of())))
                .toList();
    }

    /**
     * The full name lists the department and those above it, the nearest first. Its own name is known, whatever is in it; where
     * those above have one with a slash in it, nothing tells that from two levels.
     */
    private static List<String> path(RestResponse department) {
        String name = department.get("name").asText("").strip();
        String full = department.get("full_name").asText("").strip();
        String above = full.startsWith(name) ? full.substring(name.length()) : Member.Department.BETWEEN + full;
        return Stream.concat(
                        Stream.of(name),
                        Stream.of(above.split(Member.Department.BETWEEN)).map(String::strip))
                .filter(level -> !level.isEmpty())
                .toList();
    }

    /** The answer to {@link #user}. */
    @Override
    public Member member(RestResponse user) {
        boolean outside = OUTSIDE.contains(user.get("type").asText(""));
        return new Member(
                user.get("id").asLong(),
                !user.get("active").toJson().equals("false"),
                user.get("bot").asBoolean(),
                user.get("connector").asBoolean(),
                user.get("network").asBoolean(),
                user.get("extranet").asBoolean() || outside,
                user.get("departments").items().stream()
                        .map(RestResponse::asLong)
                        .toList());
    }

    /** Searches users by words in every field, 50 a page. Needs the scope {@code user}. */
    @Override
    public Call search(String words) {
        return Call.of("user.search")
                .with("FILTER", Map.of("FIND", new CallArguments("user.search").text("FIND", words)));
    }

    @Override
    public FoundUser found(RestResponse user) {
        String name = user.get("NAME").asText("") + " " + user.get("LAST_NAME").asText("");
        return new FoundUser(
                user.get("ID").asLong(),
                name.strip(),
                user.get("WORK_POSITION").asText(""),
                user.get("ACTIVE").asBoolean(),
                user.get("UF_DEPARTMENT").items().stream()
                        .map(RestResponse::asLong)
                        .toList());
    }

    /**
     * Lists the portal's bots: a map by bot id of {@code ID, NAME, CODE, OPENLINE}, {@code []} when there are none. It lists
     * bots of other apps too; only network bots are missing (v1 §2.5).
     */
    @Override
    public Call bots() {
        return Call.of("imbot.bot.list");
    }

    @Override
    public List<PortalBot> bots(RestResponse bots) {
        return bots.items().stream()
                .map(bot -> new PortalBot(
                        bot.get("ID").asLong(),
                        bot.get("CODE").asText(""),
                        bot.get("NAME").asText(""),
                        bot.get("OPENLINE").asBoolean()))
                .toList();
    }
}
