package io.github.imbot4j.model;

import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.bot.RightsUnverifiedException;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.ClosestMatch;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.BoundButton;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.ButtonStyle;
import io.github.imbot4j.reply.CommandButton;
import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Replies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands that one user may run, in one dialog and language. */
final class HelpCard {

    static final int PER_PAGE = 8;

    /** Beyond it a text would fill the screen, and many of them a message. */
    private static final int LONGEST = 300;

    private static final int MOST = 30;
    private static final int LONGEST_BUTTON = 200;
    private static final int LONGEST_CARD = 8_000;

    private final BotModel bot;
    private final String language;
    private final Messages messages;
    private final List<CommandModel> visible;
    private final long userId;

    HelpCard(BotModel bot, HandlerContext handlerContext) {
        this.userId = handlerContext.event() instanceof DialogEvent event
                ? event.sender().id()
                : 0;
        this.bot = bot;
        this.language = handlerContext.event().origin().language();
        this.messages = MessageBundle.ofFramework().in(language);
        Permissions permissions = handlerContext.access();
        boolean outside = isExtranet(handlerContext);
        this.visible = HelpOrder.of(bot, language).stream()
                .filter(command -> !outside || command.extranet())
                .filter(command -> permissions.mayRun(command.name()))
                .toList();
    }

    /** The portal lets extranet users run commands made for them only (v1 §3.1); the event need not say who is one. */
    private static boolean isExtranet(HandlerContext handlerContext) {
        if (!(handlerContext.event() instanceof DialogEvent event)
                || event.dialog().isOpenLine()) {
            return false;
        }
        if (event.sender().extranet()) {
            return true;
        }
        try {
            return handlerContext.access().member().extranet();
        } catch (RightsUnverifiedException unknown) {
            return false;
        }
    }

    /** The answer to a wish: nothing, the number of a page, or a command; one that is named like a page has to have its slash. */
    NewMessage about(String wanted) {
        String name = wanted.startsWith("/") ? wanted.substring(1) : wanted;
        boolean isNumber = wanted.matches("\\d{1,6}");
        int page = isNumber ? Integer.parseInt(wanted) : 1;
        if (wanted.isEmpty() || (isNumber && pages() > 1 && page >= 1 && page <= pages())) {
            return list(page);
        }
        Optional<CommandModel> command = visible.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .or(() -> visible.stream()
                        .filter(one -> one.name().equalsIgnoreCase(name))
                        .findFirst());
        if (command.isPresent()) {
            return details(command.get());
        }
        if (isNumber || name.isEmpty()) {
            return list(page);
        }
        return group(name).orElseGet(() -> unknown(name, ""));
    }

    // The list

    private NewMessage list(int wanted) {
        List<Object> lines = new ArrayList<>();
        BotProfile profile = bot.profile().in(language);
        String position = profile.position();
        lines.add(Replies.words(
                Replies.bold(shortened(profile.fullName())), position.isBlank() ? "" : " — " + shortened(position)));
        if (visible.isEmpty()) {
            lines.add(messages.say("help.nothing"));
        }
        int pages = pages();
        int page = Math.max(1, Math.min(wanted, pages));
        List<CommandModel> shown = visible.subList((page - 1) * PER_PAGE, Math.min(page * PER_PAGE, visible.size()));
        lines.addAll(lines(shown));
        NewMessage card = Replies.text(Replies.lines(lines));
        return pages == 1 ? card : card.keyboard(Replies.row(turning(page, pages)));
    }

    private int pages() {
        return Math.max(1, (visible.size() + PER_PAGE - 1) / PER_PAGE);
    }

    private List<Object> lines(List<CommandModel> shown) {
        List<Object> lines = new ArrayList<>();
        String heading = "";
        for (CommandModel command : shown) {
            String group = command.manual().group(language);
            if (!group.isEmpty() && !group.equals(heading)) {
                lines.add(Replies.words(Replies.br(), Replies.bold(shortened(group))));
            }
            heading = group;
            lines.add(Replies.words(clickable(command), " — ", command.title(language)));
        }
        return lines;
    }

    private List<Button> turning(int page, int pages) {
        List<Button> buttons = new ArrayList<>();
        if (page > 1) {
            buttons.add(help("‹ " + (page - 1), page - 1));
        }
        buttons.add(help("· " + page + " / " + pages + " ·", page));
        if (page < pages) {
            buttons.add(help((page + 1) + " ›", page + 1));
        }
        return buttons;
    }

    /** Whose card it is turns its pages. */
    private Button help(String label, Object wanted) {
        return BoundButton.of(label, new Action.Run(BotHelp.COMMAND, String.valueOf(wanted)), userId)
                .inLine();
    }

    private Markup clickable(CommandModel command) {
        String call = "/" + command.name();
        String written = (call + " " + command.params(language)).strip();
        return command.requiredParams(language).isEmpty()
                ? Replies.send(call, written)
                : Replies.put(call + " ", written);
    }

    // One command

    private NewMessage details(CommandModel command) {
        CommandHelp manual = command.manual();
        List<Object> lines = new ArrayList<>();
        lines.add(Replies.words(Replies.bold("/" + command.name()), " — ", command.title(language)));
        lines.add(Replies.code(shortened(command.usage(language))));
        manual.parameters().stream()
                .limit(MOST)
                .forEach(parameter -> lines.add(Replies.words(
                        Replies.bold(shortened(parameter.label())),
                        parameter.description(language).isBlank()
                                ? ""
                                : " — " + shortened(parameter.description(language)))));
        if (!manual.examples().isEmpty()) {
            lines.add(messages.say("help.examples"));
            manual.examples(language).stream().limit(MOST).forEach(line -> lines.add(Replies.put(shortened(line))));
        }
        lines.addAll(lines(below(command.name())));
        return Replies.text(Replies.lines(fitting(lines))).keyboard(Replies.row(help(messages.say("help.all"), "")));
    }

    /** The lines that one message has room for, and a mark where some are left out: a page that is turned cannot be divided. */
    private static List<Object> fitting(List<Object> lines) {
        List<Object> fitting = new ArrayList<>();
        int length = 0;
        for (Object line : lines) {
            length += Replies.words(line).bb().length() + 1;
            if (length > LONGEST_CARD) {
                fitting.add("…");
                return fitting;
            }
            fitting.add(line);
        }
        return fitting;
    }

    /** A first word that only its sub-commands have. */
    private Optional<NewMessage> group(String name) {
        List<CommandModel> members = below(name);
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(Replies.text(Replies.lines(fitting(lines(members))))
                        .keyboard(Replies.row(help(messages.say("help.all"), ""))));
    }

    private List<CommandModel> below(String name) {
        return visible.stream()
                .filter(one -> one.name().regionMatches(true, 0, name + " ", 0, name.length() + 1))
                .limit(MOST)
                .toList();
    }

    // No command

    /**
     * There is none of that name, as far as this user is concerned.
     *
     * @param params what was written after it
     */
    NewMessage unknown(String name, String params) {
        Optional<String> near =
                ClosestMatch.to(name, visible.stream().map(CommandModel::name).toList());
        String what = messages.say("help.unknown", "/" + shortened(name));
        if (near.isEmpty()) {
            return Replies.text(what, " ", messages.say("help.see"), " ", Replies.send("/" + BotHelp.COMMAND));
        }
        String line = ("/" + near.get() + " " + params).strip();
        String given = line.length() <= LONGEST_BUTTON ? params : "";
        int blank = near.get().indexOf(' ');
        String command = blank < 0 ? near.get() : near.get().substring(0, blank);
        String rest = (blank < 0 ? given : near.get().substring(blank + 1) + " " + given).strip();
        return Replies.text(what, " ", messages.say("mistake.near", "/" + near.get()))
                .keyboard(Replies.row(new CommandButton(
                        ("/" + near.get() + " " + given).strip(),
                        new Action.Run(command, rest),
                        false,
                        ButtonStyle.PLAIN)));
    }

    private static String shortened(String text) {
        return ShortText.cut(text, LONGEST);
    }
}
