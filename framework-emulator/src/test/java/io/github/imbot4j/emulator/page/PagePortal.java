package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.Map;
import java.util.Optional;

/** A portal with its page, a user and a bot, and a client that speaks to the page's server. */
final class PagePortal implements AutoCloseable {

    final EmulatedPortal portal = EmulatedPortal.start(new EmulatedPortal.Options(
            "127.0.0.1", 0, true, Limits.NONE, PortalClock.running(), Optional.of((url, form) -> 200)));
    final int port = portal.address().getPort();
    final RawHttp http = new RawHttp(port);
    final Person alice = portal.messenger().addPerson("Alice", "Jones", Person.Kind.EMPLOYEE, "en", true);
    final Person bot;

    PagePortal() {
        long id = portal.state().nextId();
        bot = portal.state()
                .people()
                .put(new Person(id, "Greeter", "", "Says hello", "M", "en", Person.Kind.BOT, false, "MINT", ""));
        portal.state().bots().put(new RegisteredBot(id, "greeter", "B", false, "local.app"));
    }

    /** Opens the private chat of Alice and the bot, and gives its id. */
    long chat() {
        return portal.messenger().open(alice.id(), bot.id()).id();
    }

    RawHttp.Answer does(String action, Map<String, Object> fields) {
        return http.post(action, Json.text(fields));
    }

    @Override
    public void close() {
        portal.close();
    }
}
