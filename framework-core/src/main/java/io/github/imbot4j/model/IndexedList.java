package io.github.imbot4j.model;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A list whose items can be found by a key, at a cost that does not depend on their number. Immutable. */
final class IndexedList<T> extends AbstractList<T> implements RandomAccess {

    private final List<T> items;
    private final Map<Object, List<T>> byKey;

    IndexedList(Collection<T> items, Function<T, Object> key) {
        this.items = List.copyOf(items);
        this.byKey = this.items.stream().collect(Collectors.groupingBy(key));
    }

    /** Those of a key, in their order. */
    List<T> of(Object key) {
        return List.copyOf(byKey.getOrDefault(key, List.of()));
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
