package io.github.imbot4j.wire;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The key and the lane of the events in every documented post: a key that changes has an event handled twice. */
class GoldenKeysTest {

    @Test
    void areTheSameAsBefore() {
        List<String> lines = new ArrayList<>();
        for (String name : RecordedPost.names()) {
            PortalPost post = RecordedPost.named(name).read();
            for (Event event : post.events()) {
                lines.add(name + " | " + event.idempotencyKey(post.name()) + " | " + event.lane());
            }
        }
        Golden.check("keys.txt", String.join("\n", lines));
    }
}
