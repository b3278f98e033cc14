package io.github.imbot4j.registration;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.registration.Ledger.RegisteredBot;
import io.github.imbot4j.registration.Ledger.RegisteredCommand;
import io.github.imbot4j.wire.BotCalls;
import io.github.imbot4j.wire.PlatformCalls;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of the declared bots with the ledger and with what exists on a portal. Pure: the same input gives the
 * same plan.
 *
 * <p>Registering does not update: for a bot or command that exists it only binds the handlers again (v1 §2.1, §3.1). So
 * what exists without being in the ledger is registered, to learn its id, and then updated.
 */
public final class Planner {

    private final BotCalls bots;
    private final List<BotModel> declared;
    private final Set<String> leftAlone;
    private final String eventUrl;
    private final Ledger ledger;
    private final PortalBots portalBots;

    private final List<Step> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Planner(
            BotCalls bots,
            List<BotModel> declared,
            Set<String> leftAlone,
            String eventUrl,
            Ledger ledger,
            PortalBots portalBots) {
        this.bots = bots;
        this.declared = declared.stream().map(bot -> bot.in(ledger.language())).toList();
        this.leftAlone = leftAlone;
        this.eventUrl = eventUrl;
        this.ledger = ledger.keeping(portalBots);
        this.portalBots = portalBots;
    }

    /** Plans for all declared bots; remembered ones that are not among them are kept, and named. */
    static Plan plan(BotCalls bots, List<BotModel> declared, String eventUrl, Ledger ledger, PortalBots portalBots) {
        return plan(bots, declared, Set.of(), eventUrl, ledger, portalBots);
    }

    /**
     * Plans for some of the declared bots.
     *
     * @param bots know what a portal is told
     * @param leftAlone codes of bots that stay as they are, though they are not among the declared
     */
    @SuppressWarnings("exports") // the protocols are spoken inside this module only
    public static Plan plan(
            BotCalls bots,
            List<BotModel> declared,
            Set<String> leftAlone,
            String eventUrl,
            Ledger ledger,
            PortalBots portalBots) {
        return new Planner(bots, declared, leftAlone, eventUrl, ledger, portalBots).plan();
    }

    private Plan plan() {
        declared.forEach(this::planBot);
        Set<String> wanted = new LinkedHashSet<>(PlatformCalls.APP_EVENTS);
        declared.forEach(bot -> wanted.addAll(bot.portalEvents()));
        declared.forEach(bot -> bot.offlineEvents().forEach(event -> wanted.add(PlatformCalls.OFFLINE + event)));
        wanted.forEach(this::planBinding);
        if (leftAlone.isEmpty()) {
            ledger.bindings().forEach((event, url) -> {
                if (!wanted.contains(event)) {
                    steps.add(new Step.UnbindEvent(event, url));
                }
            });
        }
        return new Plan(ledger.portal(), steps, notes, List.copyOf(undeclared().keySet()));
    }

    /**
     * Plans to delete remembered bots that are not declared any more, with their private chats, and nothing else.
     *
     * @param chosen whether a bot of this code is meant
     */
    static Plan prune(
            BotCalls bots,
            List<BotModel> declared,
            Set<String> leftAlone,
            Ledger ledger,
            PortalBots portalBots,
            Predicate<String> chosen) {
        Planner planner = new Planner(bots, declared, leftAlone, "", ledger, portalBots);
        Map<String, RegisteredBot> undeclared = planner.undeclared();
        undeclared.forEach((code, bot) -> {
            if (chosen.test(code)) {
                planner.steps.add(new Step.UnregisterBot(code, bot.id()));
            }
        });
        return new Plan(ledger.portal(), planner.steps);
    }

    private Map<String, RegisteredBot> undeclared() {
        Map<String, RegisteredBot> undeclared = new TreeMap<>(ledger.bots());
        undeclared.keySet().removeAll(leftAlone);
        declared.forEach(bot -> undeclared.remove(bot.code()));
        return undeclared;
    }

    private void planBot(BotModel bot) {
        RegisteredBot known = ledger.bots().get(bot.code());
        if (known == null) {
            planNewBot(bot, portalBots.findId(bot.code()).isPresent());
        } else {
            planKnownBot(bot, known);
        }
    }

    private void planNewBot(BotModel bot, boolean existing) {
        steps.add(new Step.RegisterBot(bot, existing));
        if (existing) {
            steps.add(new Step.UpdateBot(bot, List.of("everything")));
            notes.add(
                    "bot " + bot.code() + " is on the portal without being remembered: its type and avatar stay as they"
                            + " are, and so do commands of it that are no longer declared. Delete it on the portal to start"
                            + " afresh.");
        } else if (bots.losesHandlers(bot)) {
            steps.add(new Step.UpdateBot(bot, List.of(BotCalls.HANDLERS)));
        }
        bot.registered().forEach(command -> planNewCommand(bot, command, existing));
    }

    private void planKnownBot(BotModel bot, RegisteredBot known) {
        Fingerprint before = Fingerprint.parse(known.fingerprint());
        List<String> changes =
                new ArrayList<>(Fingerprint.of(bots.told(bot, eventUrl)).differences(before));
        for (String fixed : new TreeSet<>(bots.fixed())) {
            if (changes.remove(fixed) && before.knows(fixed)) {
                notes.add("bot " + bot.code() + " keeps its old " + fixed
                        + ": no update changes it. Delete the bot on the portal, with its private chats, to have it"
                        + " registered again.");
            }
        }
        if (!changes.isEmpty()) {
            steps.add(new Step.UpdateBot(bot, changes));
        }
        known.commands().forEach((name, command) -> {
            if (bot.findCommand(name).isEmpty()) {
                steps.add(new Step.UnregisterCommand(bot.code(), name, command.id()));
            }
        });
        bot.registered()
                .forEach(command -> planCommand(bot, command, known.commands().get(command.name())));
    }

    private void planCommand(BotModel bot, CommandModel command, @Nullable RegisteredCommand known) {
        if (known == null) {
            // It may be there all the same: a run that broke off before remembering it leaves no other trace.
            planNewCommand(bot, command, true);
        } else if (known.common() != command.common()) {
            steps.add(new Step.UnregisterCommand(bot.code(), command.name(), known.id()));
            planNewCommand(bot, command, false);
        } else {
            List<String> changes =
                    Fingerprint.of(bots.told(command, eventUrl)).differences(Fingerprint.parse(known.fingerprint()));
            if (!changes.isEmpty()) {
                steps.add(new Step.UpdateCommand(bot.code(), command, changes));
            }
        }
    }

    private void planNewCommand(BotModel bot, CommandModel command, boolean mayExist) {
        steps.add(new Step.RegisterCommand(bot.code(), command, mayExist));
        if (mayExist) {
            steps.add(new Step.UpdateCommand(bot.code(), command, List.of("everything")));
        }
    }

    private void planBinding(String event) {
        String bound = ledger.bindings().get(event);
        String place = event.startsWith(PlatformCalls.OFFLINE) ? PlatformCalls.QUEUE : eventUrl;
        if (!place.equals(bound)) {
            steps.add(new Step.BindEvent(event, place));
            if (bound != null) {
                steps.add(new Step.UnbindEvent(event, bound));
            }
        }
    }
}
