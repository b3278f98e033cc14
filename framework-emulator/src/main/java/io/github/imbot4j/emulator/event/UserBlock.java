package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.state.Person;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code data[USER]} of an event; its texts are HTML-escaped, as on the server (v1 §6.6). */
final class UserBlock {

    private UserBlock() {}

    static Map<String, Object> of(Person person) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("ID", person.id());
        user.put("NAME", escaped(person.name()));
        user.put("FIRST_NAME", escaped(person.firstName()));
        user.put("LAST_NAME", escaped(person.lastName()));
        user.put("WORK_POSITION", escaped(person.position()));
        user.put("GENDER", person.gender().isEmpty() ? "M" : person.gender());
        return user;
    }

    /** With the IS_* flags, which only events of messages have. A client of an Open Line is an extranet user too. */
    static Map<String, Object> withFlags(Person person) {
        Map<String, Object> user = of(person);
        user.put("IS_BOT", flag(person.isBot()));
        user.put("IS_CONNECTOR", flag(person.kind() == Person.Kind.CONNECTOR));
        user.put("IS_NETWORK", flag(person.kind() == Person.Kind.NETWORK));
        user.put("IS_EXTRANET", flag(isOutside(person)));
        return user;
    }

    static boolean isOutside(Person person) {
        return person.kind() == Person.Kind.EXTRANET || person.kind() == Person.Kind.CONNECTOR;
    }

    static String flag(boolean yes) {
        return yes ? "Y" : "N";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("'", "&#039;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
