package io.github.imbot4j.emulator;

import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.PortalState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Run the portal the examples are tried on, one after another, each on an empty stage. What it posts to handlers is kept
 * here, so that nothing leaves this machine.
 */
final class ContractPortal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final EmulatedPortal portal;
    private final Set<Long> residents;

    ContractPortal(Limits limits) {
        portal = EmulatedPortal.start(new EmulatedPortal.Options(
                "127.0.0.1", 0, false, limits, PortalClock.running(), Optional.of(this::receive)));
        residents = portal.state().people().all().stream().map(Person::id).collect(Collectors.toSet());
    }

    /** What came to a handler; keys are whole, such as {@code data[USER][ID]}. */
    record Post(URI url, Map<String, String> form) {}

    /** The portal after a stage of {@code stages.json} and further steps were played by an example's caller. */
    Stage stage(String name, String caller, List<JsonNode> before) {
        clear();
        Stage stage = new Stage(portal, caller);
        stage.play(Contract.stages(), name);
        before.forEach(stage::step);
        posts();
        posts.clear();
        return stage;
    }

    /** Everything posted since the stage was set, once nothing is under way. */
    List<Post> posts() {
        if (!portal.events().awaitIdle(PATIENCE)) {
            throw new AssertionError("Events are still under way after " + PATIENCE + ".");
        }
        return List.copyOf(posts);
    }

    private void clear() {
        PortalState state = portal.state();
        state.subscribers().clear();
        state.people().removeIf(person -> !residents.contains(person.id()));
        List.of(
                        state.chats(),
                        state.messages(),
                        state.files(),
                        state.bots(),
                        state.commands(),
                        state.apps(),
                        state.handlers(),
                        state.tokens(),
                        state.webhooks(),
                        state.notices(),
                        state.offlineEvents(),
                        state.loggedEvents(),
                        state.deals(),
                        state.contacts(),
                        state.tasks())
                .forEach(table -> table.removeIf(row -> true));
    }

    private int receive(URI url, byte[] form) {
        posts.add(new Post(url, PhpForm.decode(new String(form, StandardCharsets.UTF_8))));
        return 200;
    }

    @Override
    public void close() {
        portal.close();
    }
}
