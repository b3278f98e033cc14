package io.github.imbot4j.http.cli;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of the flags that were given. */
final class Flags {

    private final Map<Setting, String> given = new EnumMap<>(Setting.class);

    Flags(Map<Setting, String> others) {
        given.putAll(others);
    }

    Flags put(Setting setting, @Nullable String value) {
        if (value != null) {
            given.put(setting, value);
        }
        return this;
    }

    Flags putAll(Flags others) {
        given.putAll(others.given);
        return this;
    }

    Map<Setting, String> map() {
        return Map.copyOf(given);
    }
}
