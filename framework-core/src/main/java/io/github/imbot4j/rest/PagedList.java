package io.github.imbot4j.rest;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Everything that a list method of the portal gives, in pages of 50 that are requested when they are needed (transport §1.9). Each page
 * takes its place in the portal's rate limit, so a loop over it may wait, and may throw what {@link Rest#call} throws. Each iteration
 * begins anew.
 *
 * <p>The pages follow each other by {@code start}, for which the portal counts everything for each page; {@link #byId()} is faster for
 * more than some hundred entries, and misses none when entries are added or deleted meanwhile.
 *
 * <p>Immutable; safe for use by several threads, an iterator by one.
 */
public final class PagedList implements Iterable<RestResponse> {

    private static final int PAGE = 50;

    private final Rest rest;
    private final Call call;
    private final Optional<String> key;
    private final Optional<String> id;

    PagedList(Rest rest, Call call) {
        this(rest, call, Optional.empty(), Optional.empty());
    }

    private PagedList(Rest rest, Call call, Optional<String> key, Optional<String> id) {
        this.rest = rest;
        this.call = call;
        this.key = key;
        this.id = id;
    }

    /**
     * Returns the list under a key of the answer. Without it, the list is the answer itself or the only list in it, such as {@code tasks}
     * in the answer of {@code tasks.task.list}.
     */
    public PagedList in(String key) {
        return new PagedList(rest, call, Optional.of(key), id);
    }

    /** Returns the list in the order of its {@code ID}, see {@link #byId(String)}. */
    public PagedList byId() {
        return byId("ID");
    }

    /**
     * Returns the list in the order of its ids, page by page of those above the last one: the portal does not count then ({@code
     * start=-1}). The method has to take {@code filter} and {@code order} as those of CRM and tasks do.
     *
     * @param field of the id as the method's filter spells it, such as {@code id} for {@code crm.item.list}
     * @throws IllegalArgumentException if the call has an order of its own
     */
    public PagedList byId(String field) {
        if (!map("order").isEmpty()) {
            throw new IllegalArgumentException(
                    call.method() + " has an order of its own; leave it out, or do without byId.");
        }
        return new PagedList(rest, call, key, Optional.of(field));
    }

    /** Returns how many entries there are, which the portal is asked for at once; absent if it does not count. */
    public OptionalLong total() {
        return rest.call(call).total();
    }

    @Override
    public Iterator<RestResponse> iterator() {
        return new Entries();
    }

    /** Returns the entries; a page is requested when its first entry is needed. */
    public Stream<RestResponse> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** Returns the entries as records, see {@link RestResponse#as}. */
    public <R extends Record> Stream<R> stream(Class<R> type) {
        return stream().map(entry -> entry.as(type));
    }

    private Page page(OptionalLong after) {
        return id.isPresent() ? pageAbove(id.get(), after) : pageFrom(after);
    }

    private Page pageFrom(OptionalLong start) {
        Call page = start.isPresent() ? call.with("start", start.getAsLong()) : call;
        RestResponse restResponse = rest.call(page);
        OptionalLong next = restResponse.next();
        if (next.isPresent() && next.getAsLong() <= start.orElse(0)) {
            throw malformed("the next page begins at " + next.getAsLong() + ", not behind this one");
        }
        return new Page(entries(restResponse), next);
    }

    private Page pageAbove(String field, OptionalLong last) {
        Map<String, Object> filter = new LinkedHashMap<>(map("filter"));
        last.ifPresent(above -> filter.put(">" + field, above));
        Call page = call.with(name("filter"), filter)
                .with(name("order"), Map.of(field, "ASC"))
                .with("start", -1);
        List<RestResponse> entries = entries(rest.call(selecting(page, field)));
        if (entries.size() < PAGE) {
            return new Page(entries, OptionalLong.empty());
        }
        long next = id(entries.get(entries.size() - 1), field);
        if (next <= last.orElse(0)) {
            throw malformed("the list is not in the order of " + field);
        }
        return new Page(entries, OptionalLong.of(next));
    }

    /** The id is needed, whatever else is selected. */
    private Call selecting(Call page, String field) {
        Object select = page.params().get(name("select"));
        if (!(select instanceof List<?> fields)
                || fields.isEmpty()
                || fields.stream().anyMatch(one -> field.equals(one) || "*".equals(one))) {
            return page;
        }
        return page.with(
                name("select"), Stream.concat(fields.stream(), Stream.of(field)).toList());
    }

    /** Some methods spell the id otherwise in their answers than in their filters. */
    private static long id(RestResponse entry, String field) {
        return entry.entries().entrySet().stream()
                .filter(one -> one.getKey().equalsIgnoreCase(field))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> entry.get(field))
                .asLong();
    }

    private List<RestResponse> entries(RestResponse restResponse) {
        if (key.isPresent()) {
            return restResponse.get(key.get()).items();
        }
        if (restResponse.node().isObject()) {
            List<RestResponse> lists = restResponse.entries().values().stream()
                    .filter(value -> value.node().isArray())
                    .toList();
            return lists.size() == 1 ? lists.get(0).items() : restResponse.items();
        }
        return restResponse.items();
    }

    /** The parameter's name as the call spells it. */
    private String name(String param) {
        return call.params().keySet().stream()
                .filter(param::equalsIgnoreCase)
                .findFirst()
                .orElse(param);
    }

    private Map<String, Object> map(String param) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (call.params().get(name(param)) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }

    private MalformedResponseException malformed(String text) {
        return new MalformedResponseException(
                new FailureDetails(new CallLocation(call.method(), "-"), 200, "", text, RetryHint.NEVER));
    }

    /** One page, and where the next one begins. */
    private record Page(List<RestResponse> entries, OptionalLong next) {}

    private final class Entries implements Iterator<RestResponse> {

        private Optional<Page> page = Optional.empty();
        private int position;

        @Override
        public boolean hasNext() {
            while (page.isEmpty() || position == page.get().entries().size()) {
                if (page.isPresent() && page.get().next().isEmpty()) {
                    return false;
                }
                page = Optional.of(page(page.map(Page::next).orElse(OptionalLong.empty())));
                position = 0;
            }
            return true;
        }

        @Override
        public RestResponse next() {
            if (!hasNext()) {
                throw new NoSuchElementException(call.method() + " has no more entries");
            }
            return page.orElseThrow().entries().get(position++);
        }
    }
}
