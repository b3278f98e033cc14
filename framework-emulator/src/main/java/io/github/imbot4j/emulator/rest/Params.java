package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The parameters of a call. Names at the top level are found in any case, those below only as they are (v1 §1). */
public record Params(Map<String, PhpValue> exact, Map<String, PhpValue> folded) {

    /** Of a tree of maps, lists, text, numbers and booleans. */
    public static Params of(Map<String, Object> tree) {
        Map<String, PhpValue> exact = new PhpValue(tree).entries();
        Map<String, PhpValue> folded = new LinkedHashMap<>();
        exact.forEach((name, value) -> folded.put(name.toUpperCase(Locale.ROOT), value));
        return new Params(exact, folded);
    }

    /** By its name in upper case. */
    public PhpValue at(String name) {
        return folded.getOrDefault(name, PhpValue.UNSET);
    }

    public boolean has(String name) {
        return at(name).isSet();
    }

    /** For the few methods that fold no case. */
    public PhpValue atExactly(String name) {
        return exact.getOrDefault(name, PhpValue.UNSET);
    }
}
