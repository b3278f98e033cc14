package io.github.imbot4j.command;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandHelp;
import io.github.imbot4j.model.CommandModel;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Bots and their commands as JSON, simple enough to be written without a library. */
final class CommandsJson {

    private final StringBuilder out;

    CommandsJson(StringBuilder out) {
        this.out = out;
    }

    void write(List<BotModel> bots) {
        array(bots, this::bot);
    }

    private void bot(BotModel bot) {
        out.append("{\"code\":");
        string(bot.code());
        out.append(",\"name\":");
        string(bot.profile().fullName());
        out.append(",\"place\":");
        string(bot.place());
        out.append(",\"commands\":");
        array(bot.written(), command -> command(bot, command));
        out.append('}');
    }

    private void command(BotModel bot, CommandModel command) {
        out.append("\n{\"name\":");
        string(command.name());
        out.append(",\"titles\":");
        object(command.titles());
        out.append(",\"params\":");
        object(command.params());
        out.append(",\"common\":").append(command.common());
        out.append(",\"hidden\":").append(command.hidden());
        out.append(",\"extranet\":").append(command.extranet());
        out.append(",\"guards\":");
        array(CommandsByGroup.guards(bot, command), this::string);
        out.append(",\"group\":");
        object(command.manual().groups());
        out.append(",\"usage\":");
        string(command.usage("en"));
        out.append(",\"parameters\":");
        array(command.manual().parameters(), this::parameter);
        out.append(",\"examples\":");
        array(command.manual().examples("en"), this::string);
        out.append('}');
    }

    private void parameter(CommandHelp.Parameter parameter) {
        out.append("{\"label\":");
        string(parameter.label());
        out.append(",\"descriptions\":");
        object(parameter.descriptions());
        out.append('}');
    }

    private <T> void array(List<T> items, Consumer<T> each) {
        out.append('[');
        list(items.iterator(), each);
        out.append(']');
    }

    private void object(Map<String, String> texts) {
        out.append('{');
        list(texts.entrySet().iterator(), entry -> {
            string(entry.getKey());
            out.append(':');
            string(entry.getValue());
        });
        out.append('}');
    }

    private <T> void list(Iterator<T> items, Consumer<T> each) {
        while (items.hasNext()) {
            each.accept(items.next());
            if (items.hasNext()) {
                out.append(',');
            }
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
