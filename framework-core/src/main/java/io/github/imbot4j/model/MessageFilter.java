package io.github.imbot4j.model;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.guard.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says which messages a handler in code takes: {@code m -> m.text("ping").in(GROUP).mentioned()}. */
public final class MessageFilter {

    private final Optional<Class<? extends Record>> state;
    private final List<Guard> guards = new ArrayList<>();
    private String text = "";
    private Optional<Pattern> pattern = Optional.empty();
    private Set<DialogKind> kinds = Set.of();
    private boolean mentioned;
    private boolean bots;
    private int priority;

    MessageFilter(Optional<Class<? extends Record>> state) {
        this.state = state;
    }

    /** Takes one exact text, compared after trimming and ignoring case. */
    public MessageFilter text(String exact) {
        text = exact;
        return this;
    }

    /** Takes what a pattern matches as a whole; {@link io.github.imbot4j.handler.MessageContext#group} gives its groups. */
    public MessageFilter matching(Pattern whole) {
        pattern = Optional.of(whole);
        return this;
    }

    /** Takes what is written in these dialogs only. */
    public MessageFilter in(DialogKind... dialogs) {
        kinds = Set.of(dialogs);
        return this;
    }

    /** Takes what mentions the bot only. */
    public MessageFilter mentioned() {
        mentioned = true;
        return this;
    }

    /** Takes messages of other bots too; never the bot's own. */
    public MessageFilter fromBots() {
        bots = true;
        return this;
    }

    /** Goes before equally specific handlers of a lower priority; 0 unless said. */
    public MessageFilter priority(int value) {
        priority = value;
        return this;
    }

    /** Lets the handler run only when this agrees, with those named before; see {@link io.github.imbot4j.guard.Guards}. */
    public MessageFilter guard(Guard guard) {
        guards.add(guard);
        return this;
    }

    List<Guard> guards() {
        return guards;
    }

    Trigger trigger() {
        return new Trigger.OnMessage(text, pattern, kinds, mentioned, priority, bots, state);
    }
}
