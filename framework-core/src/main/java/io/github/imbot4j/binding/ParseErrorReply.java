package io.github.imbot4j.binding;

import io.github.imbot4j.command.CaretDiagram;
import io.github.imbot4j.command.ConversionFailure;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.ButtonStyle;
import io.github.imbot4j.reply.CommandButton;
import io.github.imbot4j.reply.InvalidInput;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Replies;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The polite reply to a command that cannot be parsed: what is wrong, where, what may have been meant, and the usage;
 * with a button for each suggestion.
 */
final class ParseErrorReply {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_BUTTON = 200;
    private static final int MOST_BUTTONS = 5;
    private static final int MOST_WAYS = 24;

    /** Of what authors name and describe. */
    static final int LONGEST_USAGE = 600;

    private final String command;
    private final String source;
    private final String usage;
    private final Messages messages;

    /**
     * About one text.
     *
     * @param source what was typed after the command
     * @param usage how it is to be written
     */
    ParseErrorReply(String command, String source, String usage, Messages messages) {
        this.command = command;
        this.source = source;
        this.usage = ShortText.cut(usage, LONGEST_USAGE);
        this.messages = messages;
    }

    InvalidInput tooLong() {
        return new InvalidInput(
                isAnswer()
                        ? Replies.text(messages.say("mistake.long"))
                        : Replies.text(messages.say("mistake.long"), "\n", messages.say("mistake.usage", usage)));
    }

    /** In a conversation there is no command line, only an answer. */
    private boolean isAnswer() {
        return command.isEmpty();
    }

    /**
     * One mistake.
     *
     * @param what the sentence about it
     * @param spot the part of the source it is about
     * @param meant what may have been meant instead of that part
     */
    InvalidInput about(String what, Spot spot, List<String> meant) {
        List<Object> parts = new ArrayList<>(List.of(what));
        if (!meant.isEmpty()) {
            parts.add(" " + messages.say("mistake.near", either(meant)));
        }
        parts.add("\n");
        parts.add(
                Replies.code(CaretDiagram.of(isAnswer() ? "" : "/" + command + " ", source, spot.start(), spot.end())));
        if (!isAnswer()) {
            parts.add("\n" + messages.say("mistake.usage", usage));
        }
        NewMessage reply = Replies.text(parts.toArray());
        List<Button> buttons = meant.stream()
                .limit(MOST_BUTTONS)
                .map(words -> corrected(spot, words))
                .filter(line -> line.length() <= LONGEST_BUTTON)
                .<Button>map(line ->
                        isAnswer() ? Replies.sendButton(line, line) : run("/" + command + " " + line, command, line))
                .toList();
        return new InvalidInput(
                buttons.isEmpty()
                        ? reply
                        : reply.keyboard(buttons.stream().map(Replies::row).toList()));
    }

    /**
     * One of several ways to go on is needed.
     *
     * @param ways as they are shown
     * @param begun how each begins; empty for one that is no option
     */
    InvalidInput oneOf(String what, List<String> ways, List<String> begun) {
        InvalidInput said = about(what, new Spot(source.length(), source.length()), List.of());
        List<Button> buttons = new ArrayList<>();
        for (int i = 0; i < Math.min(ways.size(), MOST_WAYS) && !isAnswer(); i++) {
            String line = (source.strip() + " " + begun.get(i)).strip();
            if (!begun.get(i).isEmpty() && line.length() <= LONGEST_BUTTON) {
                boolean whole = ways.get(i).equals(begun.get(i));
                buttons.add(
                        whole
                                ? run(shortened(ways.get(i)), command, line)
                                : Replies.putButton(shortened(ways.get(i)), "/" + command + " " + line + " "));
            }
        }
        return buttons.isEmpty()
                ? said
                : new InvalidInput(
                        said.reply().keyboard(buttons.stream().map(Replies::row).toList()));
    }

    /** What words may have been meant for is part of what could not be read. */
    InvalidInput unfit(String words, String label, String expected, Spot spot, ConversionFailure conversionFailure) {
        if (conversionFailure.isAmbiguous()) {
            String all = ShortText.list(conversionFailure.meant(), messages);
            return about(messages.say("mistake.ambiguous", shortened(words), all), spot, conversionFailure.meant());
        }
        return about(unfit(words, label, expected), spot, conversionFailure.meant());
    }

    String unfit(String words, String label, String expected) {
        if (isAnswer()) {
            return expected.isEmpty()
                    ? messages.say("answer.unfit", shortened(words))
                    : messages.say("answer.unfit.expected", shortened(words), expected);
        }
        return expected.isEmpty()
                ? messages.say("mistake.unfit", shortened(words), label)
                : messages.say("mistake.unfit.expected", shortened(words), label, expected);
    }

    /** A button that runs a command line. */
    static CommandButton run(String label, String command, String params) {
        return new CommandButton(label, new Action.Run(command, params), false, ButtonStyle.PLAIN);
    }

    private String corrected(Spot spot, String words) {
        String before = source.substring(0, spot.start());
        return (before + words + source.substring(spot.end())).strip();
    }

    private String either(List<String> words) {
        String all = shortened(words.get(0));
        for (String word : words.subList(1, Math.min(words.size(), MOST_BUTTONS))) {
            all = messages.say("list.or", all, shortened(word));
        }
        return all;
    }

    /** Words as they are quoted to the user. */
    static String shortened(String words) {
        String line = BLANKS.matcher(words).replaceAll(" ");
        return ShortText.cut(line, LONGEST_QUOTE);
    }

    /**
     * A part of the source.
     *
     * @param end behind it
     */
    record Spot(int start, int end) {}
}
