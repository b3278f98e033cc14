package io.github.imbot4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.testing.Golden;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The text of stored events, one file a kind and variant, named as the kind is where it is stored. */
class GoldenEventsTest {

    static List<Event> events() {
        return StoredEventTest.oneOfEachKind();
    }

    private static String kind(Event event) {
        return JsonMapper.shared()
                .readTree(EventJson.write(event, ""))
                .required("type")
                .stringValue();
    }

    private static String file(Event event) {
        List<Event> alike =
                events().stream().filter(one -> kind(one).equals(kind(event))).toList();
        int number = alike.indexOf(event) + 1;
        return "events/" + kind(event) + (number == 1 ? "" : "-" + number) + ".json";
    }

    @ParameterizedTest
    @MethodSource("events")
    void isStoredAsBefore(Event event) {
        String golden = Golden.check(file(event), EventJson.write(event, ""));
        assertThat(EventJson.read(golden)).isEqualTo(event);
    }

    @Test
    void isStoredWithAPassAsBefore() {
        Event event = events().get(events().size() - 1);
        String golden = Golden.check("events/with-pass.json", EventJson.write(event, "c2VhbGVk"));
        assertThat(EventJson.read(golden)).isEqualTo(event);
        assertThat(EventJson.pass(golden)).isEqualTo("c2VhbGVk");
    }

    @Test
    void everyKindHasItsFileAndEveryFileItsKind() {
        assertThat(events().stream().map(Event::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        StoredEventTest.leaves(Event.class).toList());
        assertThat(Golden.names("events"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                events().stream().map(event -> file(event).replaceAll("events/|\\.json", "")),
                                Stream.of("with-pass"))
                        .toList());
    }
}
