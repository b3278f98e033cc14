package io.github.imbot4j.model;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.event.Event;
import java.util.Set;

/** Says which events of a type a handler in code takes: {@code e -> e.in(GROUP)}. */
public final class EventFilter {

    private Set<DialogKind> kinds = Set.of();
    private boolean bots;
    private boolean own;

    EventFilter() {}

    /** Takes what happens in these dialogs only. */
    public EventFilter in(DialogKind... dialogs) {
        kinds = Set.of(dialogs);
        return this;
    }

    /** Takes what another bot caused too. */
    public EventFilter fromBots() {
        bots = true;
        return this;
    }

    /** Takes what the bot itself began too: it wrote first, or created the chat. Of joins only. */
    public EventFilter own() {
        own = true;
        return this;
    }

    Trigger trigger(Class<? extends Event> type) {
        return new Trigger.OnEvent(type, kinds, bots, own);
    }
}
