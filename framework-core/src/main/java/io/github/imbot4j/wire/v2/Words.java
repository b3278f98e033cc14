package io.github.imbot4j.wire.v2;

import java.util.Locale;

/** The portal's words in the spelling of this generation: {@code lightBlue} for LIGHT_BLUE. */
final class Words {

    private Words() {}

    static String camel(Enum<?> word) {
        String[] parts = word.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder camel = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            camel.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
        }
        return camel.toString();
    }
}
