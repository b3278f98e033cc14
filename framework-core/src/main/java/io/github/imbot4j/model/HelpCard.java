package io.github.imbot4j.model;

import io.github.imbot4j.chat.Access;
import io.github.imbot4j.chat.Invocation;
import io.github.imbot4j.chat.UnprovenException;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.language.Nearest;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.language.Texts;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.BoundButton;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.CommandButton;
import io.github.imbot4j.reply.Look;
import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tell one user, in one dialog and language, what they may run there. */
final class HelpCard {

    static final int PER_PAGE = 8;

    /** Beyond it a text would fill the screen, and many of them a message. */
    private static final int LONGEST = 300;

    private static final int MOST = 30;
    private static final int LONGEST_BUTTON = 200;
    private static final int LONGEST_CARD = 8_000;

    private final BotModel bot;
    private final String language;
    private final Phrases phrases;
    private final List<CommandModel> visible;
    private final long userId;

    HelpCard(BotModel bot, Invocation invocation) {
        this.userId =
                invocation.event() instanceof DialogEvent event ? event.sender().id() : 0;
        this.bot = bot;
        this.language = invocation.event().origin().language();
        this.phrases = Texts.ofFramework().in(language);
        Access access = invocation.access();
        boolean outside = isExtranet(invocation);
        this.visible = HelpOrder.of(bot, language).stream()
                .filter(command -> !outside || command.extranet())
                .filter(command -> access.mayRun(command.name()))
                .toList();
    }

    /** The portal lets extranet users run commands made for them only (v1 §3.1); the event need not say who is one. */
    private static boolean isExtranet(Invocation invocation) {
        if (!(invocation.event() instanceof DialogEvent event) || event.dialog().isOpenLine()) {
            return false;
        }
        if (event.sender().extranet()) {
            return true;
        }
        try {
            return invocation.access().member().extranet();
        } catch (UnprovenException unknown) {
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
        lines.add(Say.words(
                Say.bold(shortened(profile.fullName())), position.isBlank() ? "" : " — " + shortened(position)));
        if (visible.isEmpty()) {
            lines.add(phrases.say("help.nothing"));
        }
        int pages = pages();
        int page = Math.max(1, Math.min(wanted, pages));
        List<CommandModel> shown = visible.subList((page - 1) * PER_PAGE, Math.min(page * PER_PAGE, visible.size()));
        lines.addAll(lines(shown));
        NewMessage card = Say.text(Say.lines(lines));
        return pages == 1 ? card : card.keyboard(Say.row(turning(page, pages)));
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
                lines.add(Say.words(Say.br(), Say.bold(shortened(group))));
            }
            heading = group;
            lines.add(Say.words(clickable(command), " — ", command.title(language)));
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
        String params = command.params(language);
        return params.isBlank() ? Say.send(call) : Say.put(call + " ", call + " " + params);
    }

    // One command

    private NewMessage details(CommandModel command) {
        CommandManual manual = command.manual();
        List<Object> lines = new ArrayList<>();
        lines.add(Say.words(Say.bold("/" + command.name()), " — ", command.title(language)));
        lines.add(Say.code(shortened(command.usage(language))));
        manual.parameters().stream()
                .limit(MOST)
                .forEach(parameter -> lines.add(Say.words(
                        Say.bold(shortened(parameter.label())),
                        parameter.description(language).isBlank()
                                ? ""
                                : " — " + shortened(parameter.description(language)))));
        if (!manual.examples().isEmpty()) {
            lines.add(phrases.say("help.examples"));
            manual.examples(language).stream().limit(MOST).forEach(line -> lines.add(Say.put(shortened(line))));
        }
        lines.addAll(lines(below(command.name())));
        return Say.text(Say.lines(fitting(lines))).keyboard(Say.row(help(phrases.say("help.all"), "")));
    }

    /** The lines that one message has room for, and a mark where some are left out: a page that is turned cannot be divided. */
    private static List<Object> fitting(List<Object> lines) {
        List<Object> fitting = new ArrayList<>();
        int length = 0;
        for (Object line : lines) {
            length += Say.words(line).bb().length() + 1;
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
                : Optional.of(Say.text(Say.lines(fitting(lines(members))))
                        .keyboard(Say.row(help(phrases.say("help.all"), ""))));
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
                Nearest.to(name, visible.stream().map(CommandModel::name).toList());
        String what = phrases.say("help.unknown", "/" + shortened(name));
        if (near.isEmpty()) {
            return Say.text(what, " ", phrases.say("help.see"), " ", Say.send("/" + BotHelp.COMMAND));
        }
        String line = ("/" + near.get() + " " + params).strip();
        String given = line.length() <= LONGEST_BUTTON ? params : "";
        int blank = near.get().indexOf(' ');
        String command = blank < 0 ? near.get() : near.get().substring(0, blank);
        String rest = (blank < 0 ? given : near.get().substring(blank + 1) + " " + given).strip();
        return Say.text(what, " ", phrases.say("mistake.near", "/" + near.get()))
                .keyboard(Say.row(new CommandButton(
                        ("/" + near.get() + " " + given).strip(), new Action.Run(command, rest), false, Look.PLAIN)));
    }

    private static String shortened(String text) {
        return ShortText.cut(text, LONGEST);
    }
}
