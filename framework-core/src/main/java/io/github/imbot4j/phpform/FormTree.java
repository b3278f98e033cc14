package io.github.imbot4j.phpform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a form: a text, or named subtrees in the order received. A form has no other types, and no way to
 * express "null" or "empty list": such keys are missing (transport §1.4). Lists are subtrees named {@code 0}, {@code
 * 1}, …, possibly with holes. Immutable; a missing key gives {@link #EMPTY}.
 */
public final class FormTree {

    /** What is not there. */
    public static final FormTree EMPTY = new FormTree("", Map.of());

    private static final Set<String> YES = Set.of("Y", "YES", "1", "TRUE", "ON");

    private final String text;
    private final Map<String, FormTree> entries;

    private FormTree(String text, Map<String, FormTree> entries) {
        this.text = text;
        this.entries = entries;
    }

    /** The subtrees of a branch, to which only the reading of a form adds. A map resolves colliding hashes by comparing the keys. */
    static final class Branch extends LinkedHashMap<String, FormTree> {

        private static final long serialVersionUID = 1L;

        /** The number the next {@code []} gets; negative when there is none left. */
        private long free;

        boolean isFull() {
            return free < 0;
        }

        String next() {
            return Long.toString(free);
        }

        void count(String key) {
            if (key.isEmpty() || !Character.isDigit(key.charAt(0))) {
                return;
            }
            long number = number(key);
            if (!isFull() && number >= free && Long.toString(number).equals(key)) {
                free = number + 1;
            }
        }
    }

    /** A text. */
    public static FormTree leaf(String text) {
        return text.isEmpty() ? EMPTY : new FormTree(text, Map.of());
    }

    /** Named subtrees. */
    public static FormTree branch(Map<String, FormTree> entries) {
        Branch own = new Branch();
        own.putAll(entries);
        return of(own);
    }

    static FormTree of(Branch own) {
        return new FormTree("", own);
    }

    /** The branch that is being read; null for a leaf. */
    @Nullable
    Branch growing() {
        return entries instanceof Branch branch ? branch : null;
    }

    /** The text of a leaf; empty for a branch. */
    public String text() {
        return text;
    }

    /** The subtrees of a branch; empty for a leaf. */
    public Map<String, FormTree> entries() {
        return entries.isEmpty() ? Map.of() : Collections.unmodifiableMap(entries);
    }

    /** The subtree of that name. */
    public FormTree get(String key) {
        return entries.getOrDefault(key, EMPTY);
    }

    /** The subtree found by following the names one after another. */
    public FormTree path(String... keys) {
        FormTree node = this;
        for (String key : keys) {
            node = node.get(key);
        }
        return node;
    }

    /** Whether that key was said at all, be it with an empty value. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Whether there is neither a text nor a subtree: missing, null and empty are the same to a form. */
    public boolean isEmpty() {
        return text.isEmpty() && entries.isEmpty();
    }

    /** The subtrees without their names: a list, its holes closed. */
    public List<FormTree> values() {
        return List.copyOf(entries.values());
    }

    /** The branch as a map of texts, and of maps of these. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((key, child) -> map.put(key, child.entries.isEmpty() ? child.text : child.toMap()));
        return Collections.unmodifiableMap(map);
    }

    /** The text as a whole number from 0 to 2^63-1; {@code 0} for anything else. */
    public long number() {
        return number(text);
    }

    /** The same of another text. */
    public static long number(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 19) {
            return 0;
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - digit) / 10) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The text as yes or no: {@code Y}, {@code yes}, {@code 1}, {@code true} and {@code on} in any case are yes. */
    public boolean flag() {
        return !text.isEmpty() && YES.contains(text.strip().toUpperCase(Locale.ROOT));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FormTree tree && text.equals(tree.text) && entries.equals(tree.entries);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + entries.hashCode();
    }

    /** Says how much there is, but not what: forms carry tokens. */
    @Override
    public String toString() {
        return entries.isEmpty()
                ? "FormTree[text of " + text.length() + "]"
                : "FormTree[" + entries.size() + " entries]";
    }
}
