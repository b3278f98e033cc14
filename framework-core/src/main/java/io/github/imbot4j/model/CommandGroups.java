package io.github.imbot4j.model;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.ClosestMatch;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.language.TypedText;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.ButtonStyle;
import io.github.imbot4j.reply.CommandButton;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parent command of sub-commands if a bot declares {@code remind list} and {@code remind cancel} but no {@code
 * remind}: a portal has to know it, and typed alone it asks which sub-command is meant.
 */
public final class CommandGroups {

    /** Where such a command says it was declared. */
    static final String PLACE = BotModel.GENERATED + "group of sub-commands";

    private static final int LONGEST_TITLE = 255;

    /** With {@link #LONGEST_LABEL} and the longest names far below what a portal keeps (v1 §7.1). */
    private static final int MOST_BUTTONS = 24;

    private static final int LONGEST_LABEL = 80;

    private CommandGroups() {}

    /** The same bot with a command above each of its sub-commands; unchanged when there is nothing to add. */
    public static BotModel addTo(BotModel bot) {
        Map<String, List<CommandModel>> groups = new LinkedHashMap<>();
        for (CommandModel command : bot.commands()) {
            for (int blank = command.name().indexOf(' ');
                    blank > 0;
                    blank = command.name().indexOf(' ', blank + 1)) {
                groups.computeIfAbsent(command.name().substring(0, blank), key -> new ArrayList<>())
                        .add(command);
            }
        }
        groups.keySet().removeIf(name -> bot.findCommand(name).isPresent());
        if (groups.isEmpty()) {
            return bot;
        }
        List<CommandModel> commands = new ArrayList<>(bot.commands());
        List<Route> routes = new ArrayList<>(bot.routes());
        groups.forEach((name, members) -> {
            commands.add(group(name, members));
            Handler handler = handlerContext -> answer(name, members, handlerContext);
            routes.add(new Route(new Trigger.OnCommand(name), handler, PLACE));
        });
        return bot.with(commands, routes);
    }

    private static CommandModel group(String name, List<CommandModel> members) {
        Map<String, String> titles = new LinkedHashMap<>();
        Map<String, String> params = new LinkedHashMap<>();
        String words = members.stream()
                .filter(member -> !member.hidden())
                .map(member -> word(name, member))
                .distinct()
                .collect(Collectors.joining(" | "));
        for (CommandModel member : members) {
            member.titles().forEach((language, title) -> {
                titles.merge(language, title, (all, one) -> shortened(all + " · " + one));
                params.put(language, shortened(words));
            });
        }
        return new CommandModel(
                name,
                titles,
                params,
                members.stream().anyMatch(CommandModel::common),
                members.stream().allMatch(CommandModel::hidden),
                members.stream().anyMatch(CommandModel::extranet));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE - 1) + "…";
    }

    /** The word of a member behind the group's. */
    private static String word(String group, CommandModel member) {
        return member.name().substring(group.length() + 1).split(" ", 2)[0];
    }

    private static Reply answer(String name, List<CommandModel> members, HandlerContext handlerContext) {
        String language = handlerContext.event().origin().language();
        Messages messages = MessageBundle.ofFramework().in(language);
        String given =
                handlerContext.event() instanceof CommandReceived command ? TypedText.clean(command.params()) : "";
        String wanted = given.split("\\s+", 2)[0];
        List<CommandModel> shown = members.stream()
                .filter(member -> !member.hidden())
                .filter(member -> handlerContext.access().mayRun(member.name()))
                .toList();
        Optional<String> near = ClosestMatch.to(
                wanted, shown.stream().map(member -> word(name, member)).toList());
        String what = wanted.isEmpty()
                ? messages.say("group.missing")
                : messages.say("group.unknown", ShortText.cut(wanted, LONGEST_LABEL))
                        + near.map(word -> " " + messages.say("mistake.near", word))
                                .orElse("");
        NewMessage question = shown.size() <= MOST_BUTTONS
                ? Replies.text(what)
                : Replies.text(
                        what, "\n", messages.say("help.see"), " ", Replies.send("/" + BotHelp.COMMAND + " " + name));
        return question.keyboard(offered(name, shown, near).stream()
                .map(member -> Replies.row(button(name, member, language)))
                .toList());
    }

    /** As many as a keyboard has room for, whatever they are called; what may have been meant first. */
    private static List<CommandModel> offered(String name, List<CommandModel> shown, Optional<String> near) {
        Stream<CommandModel> meant = shown.stream()
                .filter(member -> near.filter(word(name, member)::equals).isPresent());
        return Stream.concat(meant, shown.stream())
                .distinct()
                .limit(MOST_BUTTONS)
                .toList();
    }

    private static CommandButton button(String name, CommandModel member, String language) {
        String label = member.title(language).isBlank() ? "/" + member.name() : member.title(language);
        String params = member.name().substring(name.length() + 1);
        return new CommandButton(
                ShortText.cut(label, LONGEST_LABEL), new Action.Run(name, params), false, ButtonStyle.PLAIN);
    }
}
