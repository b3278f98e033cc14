package io.github.imbot4j.samples;

import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.event.HttpEventSink;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Have many people on several portals write to the same bot, each message a number. What the portals would post for the
 * messages is kept, for somebody else to post; everything else they post themselves. Dialog {@code d} is said the numbers
 * {@code n} with {@code n % dialogs == d}, in rising order.
 */
final class Town implements AutoCloseable {

    private static final long ADMIN = 1;
    private static final Pattern NUMBER = Pattern.compile("(?:^|&)data%5BPARAMS%5D%5BMESSAGE%5D=(\\d+)(?:&|$)");

    /** Hold what a bot said. */
    record Reply(int number, int dialog, Instant at) {}

    private final int dialogs;
    private final List<EmulatedPortal> portals = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Map<Integer, byte[]> forms = new ConcurrentHashMap<>();
    private final Collection<Reply> replies = new ConcurrentLinkedQueue<>();
    private final App card;

    Town(int howMany, int dialogs, URI appAddress) {
        this.dialogs = dialogs;
        HttpEventSink http = new HttpEventSink();
        for (int i = 0; i < howMany; i++) {
            portals.add(EmulatedPortal.start(new EmulatedPortal.Options(
                    "127.0.0.1",
                    0,
                    false,
                    Limits.NONE,
                    PortalClock.running(),
                    Optional.of((url, form) -> keep(form) ? 200 : http.post(url, form)))));
        }
        for (int i = 0; i < portals.size(); i++) {
            portals.get(i).closeIdleAfter(Duration.ofSeconds(1 + i % 5));
        }
        card = portals.get(0)
                .apps()
                .add("Numbers", appAddress.resolve(Play.EVENT).toString());
        for (EmulatedPortal portal : portals) {
            portal.state().apps().put(card);
            portal.messenger().listen(this::heard);
        }
        for (int d = 0; d < dialogs; d++) {
            people.add(portal(d).messenger().addPerson("Person", "No. " + d, Person.Kind.EMPLOYEE, "en", false));
        }
    }

    private EmulatedPortal portal(int dialog) {
        return portals.get(dialog % portals.size());
    }

    List<EmulatedPortal> portals() {
        return portals;
    }

    App card() {
        return card;
    }

    /** The options that have a program serve these portals. */
    List<String> options() {
        return List.of(
                "--client-id=" + card.clientId(),
                "--oauth-servers="
                        + String.join(
                                ",",
                                portals.stream()
                                        .map(portal -> portal.oauthServer().toString())
                                        .toList()),
                "--allow-private-portals");
    }

    private boolean keep(byte[] form) {
        String text = new String(form, StandardCharsets.US_ASCII);
        if (!text.contains("event=ONIMBOTMESSAGEADD")) {
            return false;
        }
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            throw new AssertionError("No number in " + URLDecoder.decode(text, StandardCharsets.UTF_8));
        }
        forms.put(Integer.valueOf(number.group(1)), form);
        return true;
    }

    private void heard(ChatEvent chatEvent) {
        if (chatEvent instanceof ChatEvent.Posted posted && isNumber(posted.message())) {
            int number = Integer.parseInt(posted.message().text());
            Person person = people.get(number % dialogs);
            if (posted.message().authorId() != person.id()) {
                replies.add(new Reply(
                        number,
                        posted.chat().has(person.id()) ? number % dialogs : -1,
                        posted.message().date()));
            }
        }
    }

    private static boolean isNumber(Message message) {
        return !message.system()
                && message.text().chars().allMatch(Character::isDigit)
                && !message.text().isEmpty();
    }

    /** Has the administrators install the app, and waits until the bot is there. */
    void install() {
        portals.forEach(portal -> portal.apps().install(card.clientId(), ADMIN));
        Play.await(() -> portals.stream()
                .allMatch(portal -> portal.state()
                        .handlers()
                        .first(handler -> handler.event().equals("ONAPPUNINSTALL"))
                        .isPresent()));
    }

    /** Says the numbers from 0, in all dialogs; their posts are there afterwards. */
    void say(int count) {
        for (int n = 0; n < count; n++) {
            int dialog = n % dialogs;
            EmulatedPortal portal = portal(dialog);
            RegisteredBot bot = portal.state().bots().first(any -> true).orElseThrow();
            long person = people.get(dialog).id();
            portal.messenger()
                    .say(person, portal.messenger().open(person, bot.id()).id(), String.valueOf(n));
        }
        portals.forEach(portal -> portal.events().awaitIdle(Duration.ofSeconds(30)));
        if (forms.size() != count) {
            throw new AssertionError("The portals would post " + forms.size() + " events of " + count + ".");
        }
    }

    byte[] form(int number) {
        return Objects.requireNonNull(forms.get(number), () -> "Nobody said " + number + ".");
    }

    int dialogs() {
        return dialogs;
    }

    /** What the bots said so far, in its order. */
    List<Reply> replies() {
        return List.copyOf(replies);
    }

    @Override
    public void close() {
        portals.forEach(EmulatedPortal::close);
    }
}
