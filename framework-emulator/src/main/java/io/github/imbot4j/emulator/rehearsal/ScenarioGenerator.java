package io.github.imbot4j.emulator.rehearsal;

import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The generator of what users would do with a bot, from the bot's declarations. */
final class ScenarioGenerator {

    private static final String HELLO = "Hello there";

    private ScenarioGenerator() {}

    /**
     * A thing somebody does.
     *
     * @param what in words, such as {@code Alice writes "Hello"}
     * @param kind acts of one kind are done once: a command once with and once without params for each way to give it
     */
    record Act(String what, List<Object> kind, Consumer<Scene> deed) {}

    /** What to begin with in the private chat and in a group; what the bot answers suggests more. */
    static List<Act> opening(BotModel bot) {
        List<Act> acts = new ArrayList<>();
        if (bot.type() == BotType.OPEN_LINE) {
            return acts;
        }
        acts.add(new Act("Alice opens the dialog", List.of("open"), Scene::open));
        List<String> texts = texts(bot, DialogKind.PRIVATE);
        texts.forEach(text -> acts.add(said(text)));
        if (!texts.isEmpty()) {
            acts.add(
                    new Act("Alice edits her message", List.of("edit"), scene -> scene.edit("Hello there, once more")));
            acts.add(new Act("Alice deletes her message", List.of("delete"), Scene::delete));
        }
        for (CommandModel command : bot.commands()) {
            if (!command.hidden()) {
                acts.add(said(("/" + command.name() + " " + command.requiredParams("en")).strip()));
            }
        }
        acts.add(new Act("Alice adds the bot to a group chat", List.of("group"), Scene::group));
        if (listens(bot, DialogKind.GROUP)) {
            acts.add(new Act("Alice mentions the bot there", List.of("mention"), scene -> scene.mention("hello all")));
        }
        return acts;
    }

    /** What to begin with in an Open Line; nothing for bots that do not work there. */
    static List<Act> openLine(BotModel bot) {
        if (!bot.openLines() && bot.type() != BotType.OPEN_LINE) {
            return List.of();
        }
        List<Act> acts = new ArrayList<>();
        acts.add(new Act("a client comes to the Open Line", List.of("line"), Scene::line));
        // At a 0 the portal calls an operator, and the bot's part is over (v1 §6.14).
        texts(bot, DialogKind.OPEN_LINE).stream()
                .sorted(Comparator.comparing("0"::equals))
                .forEach(text -> acts.add(saidInLine(text)));
        return acts;
    }

    /** What the bot's answer invites to, in the kind of dialog it was given in. */
    static List<Act> invited(Spoken spoken, boolean openLine) {
        List<Act> acts = new ArrayList<>();
        for (String text : spoken.sendable()) {
            acts.add(openLine ? saidInLine(text) : said(text));
        }
        for (Spoken.Button button : openLine ? List.<Spoken.Button>of() : spoken.buttons()) {
            if (button.pressable()) {
                acts.add(new Act(
                        "Alice presses [" + button.label() + "]",
                        List.of("press", button.command(), button.params().isEmpty()),
                        scene -> scene.press(spoken, button)));
            }
        }
        return acts;
    }

    private static Act said(String text) {
        if (!text.startsWith("/")) {
            return new Act("Alice writes \"" + text + "\"", List.of("say", text), scene -> scene.say(text));
        }
        String[] words = text.split(" ", 2);
        List<Object> kind = List.of("type", words[0], words.length == 1);
        return new Act("Alice types \"" + text + "\"", kind, scene -> scene.say(text));
    }

    private static Act saidInLine(String text) {
        return new Act("the client writes \"" + text + "\"", List.of("line", text), scene -> scene.sayInLine(text));
    }

    private static List<String> texts(BotModel bot, DialogKind kind) {
        return messages(bot, kind)
                .filter(message -> !message.mention() && message.pattern().isEmpty())
                .map(message -> message.text().isEmpty() ? HELLO : message.text())
                .distinct()
                .toList();
    }

    private static boolean listens(BotModel bot, DialogKind kind) {
        return messages(bot, kind).findAny().isPresent();
    }

    private static Stream<Trigger.OnMessage> messages(BotModel bot, DialogKind kind) {
        return bot.routes().stream()
                .map(Route::trigger)
                .filter(Trigger.OnMessage.class::isInstance)
                .map(Trigger.OnMessage.class::cast)
                .filter(message -> message.kinds().isEmpty() || message.kinds().contains(kind));
    }
}
