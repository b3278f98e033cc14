package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Lists page by page (transport §1.9). */
class PagedListTest {

    private static final Call DEALS = Call.of("crm.deal.list");

    private final List<Call> asked = new ArrayList<>();

    private record Deal(long id) {}

    /** Answers as a portal with so many deals, whose ids are 10, 20, 30 and so on. */
    private Rest portal(int count, String format) {
        return call -> {
            asked.add(call);
            int start = Integer.parseInt(String.valueOf(call.params().getOrDefault("start", 0)));
            long above = call.params().get("filter") instanceof Map<?, ?> filter && filter.get(">ID") != null
                    ? Long.parseLong(filter.get(">ID").toString())
                    : 0;
            List<Long> chosen = LongStream.rangeClosed(1, count)
                    .map(number -> number * 10)
                    .filter(id -> id > above)
                    .skip(Math.max(0, start))
                    .limit(50)
                    .boxed()
                    .toList();
            String rows =
                    chosen.stream().map(id -> "{\"ID\":\"" + id + "\"}").collect(Collectors.joining(",", "[", "]"));
            String envelope = "{\"result\":" + format.replace("ROWS", rows)
                    + (start < 0 ? "" : ",\"total\":" + count)
                    + (start >= 0 && start + 50 < count ? ",\"next\":" + (start + 50) : "")
                    + "}";
            return new RestResponse(new CallLocation(call.method(), "acme.bitrix24.com"), Json.read(envelope));
        };
    }

    private static List<Long> ids(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> number * 10L).toList();
    }

    @Test
    void givesAllPages() {
        Rest rest = portal(120, "ROWS");

        assertThat(rest.list(DEALS).stream(Deal.class).map(Deal::id)).isEqualTo(ids(120));

        assertThat(asked).containsExactly(DEALS, DEALS.with("start", 50L), DEALS.with("start", 100L));
        assertThat(rest.list(DEALS).total()).isEqualTo(OptionalLong.of(120));
    }

    @Test
    void asksForAPageWhenItIsNeeded() {
        PagedList list = portal(120, "ROWS").list(DEALS);
        assertThat(asked).isEmpty();

        assertThat(list.stream().limit(50)).hasSize(50);

        assertThat(asked).hasSize(1);
    }

    @Test
    void goesByIdWithoutCounting() {
        Call call = DEALS.with("filter", Map.of("STAGE_ID", "NEW")).with("select", List.of("TITLE"));

        assertThat(portal(150, "ROWS").list(call).byId().stream(Deal.class).map(Deal::id))
                .isEqualTo(ids(150));

        Call first = call.with("order", Map.of("ID", "ASC")).with("start", -1).with("select", List.of("TITLE", "ID"));
        assertThat(asked)
                .containsExactly(
                        first,
                        first.with("filter", Map.of("STAGE_ID", "NEW", ">ID", 500L)),
                        first.with("filter", Map.of("STAGE_ID", "NEW", ">ID", 1000L)),
                        first.with("filter", Map.of("STAGE_ID", "NEW", ">ID", 1500L)));
    }

    @Test
    void findsTheListInTheAnswer() {
        assertThat(portal(3, "{\"tasks\":ROWS}").list(Call.of("tasks.task.list")))
                .hasSize(3);
        assertThat(portal(3, "{\"users\":ROWS,\"other\":[]}").list(DEALS).in("users"))
                .hasSize(3);
        assertThat(portal(0, "[]").list(DEALS).byId()).isEmpty();
        assertThat(portal(0, "{\"tasks\":[]}").list(DEALS)).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> portal(0, "[]").list(DEALS).iterator().next());
    }

    @Test
    void endsWhenThePagesDoNotGoOn() {
        Rest inCircles = call -> new RestResponse(
                new CallLocation("crm.deal.list", "acme.bitrix24.com"),
                Json.read("{\"result\":[{\"ID\":1}],\"next\":50}"));
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> inCircles.list(DEALS).forEach(deal -> {}))
                .withMessageContaining("begins at 50");

        Rest same = call -> portal(50, "ROWS").call(DEALS);
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> same.list(DEALS).byId().forEach(deal -> {}))
                .withMessageContaining("not in the order of ID");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        same.list(DEALS.with("ORDER", Map.of("TITLE", "ASC"))).byId());
    }
}
