package io.github.imbot4j.phpform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A builder of a tree from pairs; of two pairs that contradict each other the later wins, as in PHP. Keys are plain
 * strings, whose colliding hashes a map resolves by comparing them. Not safe for use by several threads.
 */
final class FormBuilder {

    private sealed interface Node permits Leaf, Branch {

        FormTree build();
    }

    private record Leaf(String text) implements Node {

        @Override
        public FormTree build() {
            return FormTree.leaf(text);
        }
    }

    private static final class Branch implements Node {

        private final Map<String, Node> children = new LinkedHashMap<>();

        /** The number the next {@code []} gets; negative when there is none left. */
        private long free;

        @Override
        public FormTree build() {
            Map<String, FormTree> entries = new LinkedHashMap<>();
            children.forEach((key, child) -> entries.put(key, child.build()));
            return FormTree.branch(entries);
        }

        private boolean isFull() {
            return free < 0;
        }

        private void count(String key) {
            if (key.isEmpty() || !Character.isDigit(key.charAt(0))) {
                return;
            }
            long number = FormTree.leaf(key).number();
            if (!isFull() && number >= free && Long.toString(number).equals(key)) {
                free = number + 1;
            }
        }
    }

    private final Branch root = new Branch();

    /** Adds a pair; tells whether it is new, that is, took the place of nothing said before. */
    boolean put(FormKey key, String text) {
        List<String> parts = key.parts();
        Branch branch = root;
        boolean fresh = true;
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (i > 0 && FormKey.APPEND.equals(part)) {
                if (branch.isFull()) {
                    return fresh;
                }
                part = Long.toString(branch.free);
            }
            branch.count(part);
            Node old = branch.children.get(part);
            boolean last = i == parts.size() - 1;
            fresh &= old == null || (!last && old instanceof Branch);
            if (last) {
                branch.children.put(part, new Leaf(text));
            } else if (old instanceof Branch known) {
                branch = known;
            } else {
                Branch made = new Branch();
                branch.children.put(part, made);
                branch = made;
            }
        }
        return fresh;
    }

    FormTree build() {
        return root.build();
    }
}
