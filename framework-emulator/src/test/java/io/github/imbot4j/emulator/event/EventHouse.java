package io.github.imbot4j.emulator.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.chat.ChatHouse;
import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.log.TrafficLog;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Handler;
import io.github.imbot4j.emulator.state.Token;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Add a post office to the house, with one installed app that wants every event, and its posts in memory. */
public final class EventHouse implements AutoCloseable {

    public static final PostHeader HEAD = new PostHeader(
            "some-domain.bitrix24.com",
            "https://some-domain.bitrix24.com/rest/",
            "https://oauth.bitrix.info/rest/",
            "en");

    public static final List<String> EVENTS = List.of(
            "ONIMBOTMESSAGEADD",
            "ONIMBOTMESSAGEUPDATE",
            "ONIMBOTMESSAGEDELETE",
            "ONIMBOTJOINCHAT",
            "ONIMCOMMANDADD",
            "ONIMBOTCONTEXTGET",
            "ONIMBOTDELETE",
            "ONAPPUPDATE",
            "ONAPPUNINSTALL");

    public final ChatHouse chats = new ChatHouse();
    public final Faults faults = new Faults();
    public final TrafficLog log = new TrafficLog();
    public final EventDelivery office;

    public EventHouse() {
        this((url, form) -> 200);
    }

    public EventHouse(EventSink sink) {
        office = new EventDelivery(sink, faults, log, chats.clock);
        chats.messenger.listen(new EventWriter(chats.messenger, this::grant, office, () -> HEAD));
        install(ChatHouse.APP, "831c76b092f9f135d9b6b36c3a720757");
        bind(ChatHouse.APP, "https://bots.example.com/events");
    }

    public void install(String clientId, String applicationToken) {
        chats.state
                .apps()
                .put(new App(
                        clientId,
                        "secret",
                        "App",
                        "https://bots.example.com/install",
                        "imbot",
                        "L",
                        1,
                        true,
                        applicationToken));
    }

    public void bind(String appId, String url) {
        EVENTS.forEach(event -> chats.state.handlers().put(new Handler(chats.state.nextId(), appId, event, url, 0)));
    }

    Token grant(String clientId, long userId, boolean withRefresh) {
        String name = "of-" + userId + "-" + chats.state.nextId();
        return new Token(
                "access-" + name,
                withRefresh ? "refresh-" + name : "",
                clientId,
                userId,
                chats.clock.instant().plus(Duration.ofHours(1)),
                withRefresh,
                false);
    }

    /** Everything posted so far. */
    public List<Exchange.EventPost> posts() {
        assertThat(office.awaitIdle(Duration.ofSeconds(10)))
                .as("the post office is idle")
                .isTrue();
        return log.events();
    }

    public List<Exchange.EventPost> posts(String event) {
        return posts().stream().filter(post -> post.event().equals(event)).toList();
    }

    /** The only post of an event. */
    public Map<String, Object> post(String event) {
        assertThat(posts(event)).as(event).hasSize(1);
        return posts(event).get(0).data();
    }

    /** What stands under these keys of a tree; the text {@code <absent>} when nothing does. */
    public static Object at(Map<String, Object> tree, Object... keys) {
        Object value = tree;
        for (Object key : keys) {
            value = value instanceof Map<?, ?> map && map.containsKey(key.toString())
                    ? map.get(key.toString())
                    : "<absent>";
        }
        return value;
    }

    @Override
    public void close() {
        office.close();
    }
}
