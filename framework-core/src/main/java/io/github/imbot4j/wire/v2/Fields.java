package io.github.imbot4j.wire.v2;

import io.github.imbot4j.phpform.FormTree;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The fields of an object, which portals spell {@code chatId}, and some also {@code chat_id} or {@code CHAT_ID} (v2 §0). */
record Fields(FormTree tree) {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z0-9])");

    /** Returns the subtree of that name, in whichever spelling it is. */
    FormTree get(String name) {
        FormTree exact = tree.get(name);
        if (!exact.isEmpty()) {
            return exact;
        }
        String snake = HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        FormTree lower = tree.get(snake);
        return lower.isEmpty() ? tree.get(snake.toUpperCase(Locale.ROOT)) : lower;
    }

    Fields in(String name) {
        return new Fields(get(name));
    }

    String text(String name) {
        return get(name).text();
    }

    long number(String name) {
        return get(name).number();
    }

    boolean flag(String name) {
        return get(name).flag();
    }

    boolean isEmpty() {
        return tree.isEmpty();
    }

    /** Returns the first of these numbers that is one. */
    static long first(Long... numbers) {
        return List.of(numbers).stream()
                .filter(number -> number > 0)
                .findFirst()
                .orElse(0L);
    }
}
