package io.github.imbot4j.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.wire.RecordedPost;
import java.util.List;

/** Say what reading a post gives. */
final class Reading {

    private Reading() {}

    /** The one event of a post. */
    static <E extends BotEvent> E only(RecordedPost post, Class<E> type) {
        List<E> events = events(post, type);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    static <E extends BotEvent> List<E> events(RecordedPost post, Class<E> type) {
        return post.read().events().stream().map(type::cast).toList();
    }

    /** Expects a post to be refused with 400, its key named. */
    static void refuse(RecordedPost post, String key) {
        assertThatExceptionOfType(FormException.class)
                .isThrownBy(post::read)
                .withMessageContaining(key)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }
}
