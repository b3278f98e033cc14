package io.github.imbot4j.emulator.cli;

import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.model.BotModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The users and chats that {@code dev} opens: the portal's administrator, two employees and an external client of an
 * Open Line, with a chat for each bot and a group for all.
 */
final class DevScene {

    /** The portal's own administrator. */
    static final long ADMIN = 1;

    /** Who talks to the bots at first: an employee without special rights. */
    static final long EMPLOYEE = 2;

    private static final long COLLEAGUE = 3;

    private DevScene() {}

    static void set(EmulatedPortal portal, List<BotModel> models) {
        Messenger messenger = portal.messenger();
        Person client = messenger.addPerson("Olivia", "Client", Person.Kind.CONNECTOR, "en", false);
        List<BotModel> insiders =
                models.stream().filter(bot -> bot.type() != BotType.OPEN_LINE).toList();
        List<Long> members = new ArrayList<>(List.of(ADMIN, COLLEAGUE));
        for (RegisteredBot bot : registered(portal, insiders)) {
            messenger.open(EMPLOYEE, bot.id());
            members.add(bot.id());
        }
        messenger.createGroup(EMPLOYEE, false, "Everybody", "", members, "", "", "");
        registered(portal, models).stream()
                .filter(RegisteredBot::openLine)
                .findFirst()
                .ifPresent(bot -> messenger.createOpenLine(client.id(), bot.id()));
    }

    private static List<RegisteredBot> registered(EmulatedPortal portal, List<BotModel> models) {
        return portal.state()
                .bots()
                .where(bot -> models.stream().anyMatch(model -> model.code().equals(bot.code())));
    }
}
