package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parameters of a call as the server's typed binder reads them (v2 §0): names are found as they are spelled, a
 * missing or wrongly typed one is the error {@code 100}.
 */
final class Args {

    /** What the methods answer that have nothing to tell. */
    static final Map<String, Object> DONE = Map.of("result", true);

    private static final String WRONG = "100";

    private final Request request;

    Args(Request request) {
        this.request = request;
    }

    PhpValue at(String name) {
        return request.params().atExactly(name);
    }

    boolean has(String name) {
        return at(name).isSet();
    }

    /** A number that must be there, as one or as text. */
    long requireNumber(String name) {
        return number(name, require(name));
    }

    /** A number, or another one in its place. */
    long number(String name, long otherwise) {
        return has(name) ? number(name, at(name)) : otherwise;
    }

    private static long number(String name, PhpValue given) {
        if (given.isArray() || !given.text().matches("[+-]?[0-9]{1,18}")) {
            throw invalid(name);
        }
        return given.number();
    }

    /** A text that must be there; a JSON number is none. */
    String requireText(String name) {
        PhpValue given = require(name);
        if (!given.isText()) {
            throw invalid(name);
        }
        return given.text();
    }

    /** The dialog id, which may be written as a number. */
    PhpValue requireDialog() {
        PhpValue given = require("dialogId");
        if (given.isArray()) {
            throw invalid("dialogId");
        }
        return given;
    }

    /** The {@code fields}, which must be there: forms with everything at the top level ended in 2026 (v2 §1). */
    PhpValue requireFields() {
        PhpValue given = require("fields");
        if (!given.isArray()) {
            throw invalid("fields");
        }
        return given;
    }

    /** Ids in a list, without what is none. */
    List<Long> ids(String name) {
        return ids(require(name));
    }

    static List<Long> ids(PhpValue list) {
        return list.values().stream()
                .map(PhpValue::number)
                .filter(id -> id > 0)
                .distinct()
                .toList();
    }

    private PhpValue require(String name) {
        if (!has(name)) {
            throw RestError.of(WRONG, "Could not find value for parameter {" + name + "}");
        }
        return at(name);
    }

    static RestError invalid(String name) {
        return RestError.of(WRONG, "Invalid value {" + name + "}");
    }

    /** A flag in any of its spellings: {@code true}, {@code "Y"}, {@code 1}, {@code "TRUE"}; anything else is false. */
    static boolean flag(PhpValue given, boolean otherwise) {
        if (!given.isSet()) {
            return otherwise;
        }
        String text = given.text().toUpperCase(Locale.ROOT);
        return !given.isArray() && List.of("1", "Y", "TRUE").contains(text);
    }

    /** An entry of {@code fields} by its name, or by its older spelling in upper case with underscores. */
    static PhpValue field(PhpValue fields, String name) {
        PhpValue given = fields.at(name);
        return given.isSet()
                ? given
                : fields.at(name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    }
}
