package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.rest.Colors;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.List;
import java.util.Map;

/** The user of answers and events (v2 §5). */
final class UserView {

    private final PortalState state;

    UserView(PortalState state) {
        this.state = state;
    }

    /** As answers have a user. */
    Map<String, Object> of(Person person) {
        return fields(person, Fields.date(state.clock().instant(), state.zone()));
    }

    /** As events have a user: without the dates of activity. Of nobody there is nothing. */
    Map<String, Object> inEvent(long userId) {
        return state.people().find(userId).map(person -> fields(person, false)).orElseGet(Map::of);
    }

    /** Those of the ids that there are. */
    List<Map<String, Object>> all(List<Long> ids) {
        return ids.stream()
                .flatMap(id -> state.people().find(id).stream())
                .map(this::of)
                .toList();
    }

    private static Map<String, Object> fields(Person person, Object lastActivity) {
        boolean connector = person.kind() == Person.Kind.CONNECTOR;
        return new Fields()
                .with("id", person.id())
                .with("active", true)
                .with("name", person.name())
                .with("firstName", person.firstName())
                .with("lastName", person.lastName())
                .with("workPosition", person.position())
                .with("color", Colors.hex(person.color()))
                .with("avatar", person.avatar())
                .with("gender", person.gender().isEmpty() ? "M" : person.gender())
                .with("birthday", "")
                .with("extranet", connector || person.kind() == Person.Kind.EXTRANET)
                .with("bot", person.isBot())
                .with("connector", connector)
                .with("externalAuthId", connector ? "imconnector" : person.isBot() ? "bot" : "default")
                .with("status", "online")
                .with("idle", false)
                .with("lastActivityDate", lastActivity)
                .with("mobileLastDate", false)
                .with("desktopLastDate", false)
                .with("absent", false)
                .with("departments", person.departments())
                .with("phones", false)
                .with("type", type(person))
                .with("website", "")
                .with("email", person.isBot() ? "" : "user" + person.id() + "@portal.example")
                .map();
    }

    private static String type(Person person) {
        return switch (person.kind()) {
            case BOT -> "bot";
            case EXTRANET, CONNECTOR -> "extranet";
            case EMPLOYEE, NETWORK -> "employee";
        };
    }
}
