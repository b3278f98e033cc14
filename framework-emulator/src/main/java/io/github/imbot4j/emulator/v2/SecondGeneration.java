package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.event.EventDelivery;
import io.github.imbot4j.emulator.event.PostHeader;
import io.github.imbot4j.emulator.event.TokenSource;
import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The second generation of the bot API on a portal: it works on the same bots, chats and messages as the first. A portal
 * of an older revision knows less of it (v2 §1).
 */
public final class SecondGeneration {

    private static final int FIRST_WITH_REVISION = 33;

    private final Messenger messenger;
    private final PortalState state;
    private final BotView bots;
    private final EventChannel channel;
    private final Supplier<PostHeader> letterhead;

    /** @param letterhead asked for each post: a portal may be renamed */
    public SecondGeneration(
            Messenger messenger, TokenSource tokens, EventDelivery post, Supplier<PostHeader> letterhead) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.bots = new BotView(state);
        this.channel = new EventChannel(state, bots, tokens, post, letterhead);
        this.letterhead = letterhead;
        messenger.listen(new BotEvents(messenger, bots, channel));
        messenger.listen(new UserEvents(state));
    }

    /** Adds its methods to those of the portal. */
    public void addTo(MethodTable table) {
        Owned owned = new Owned(state);
        Dialogs dialogs = new Dialogs(messenger);
        BotMethods registration = new BotMethods(messenger, owned, bots, channel);
        MethodTable own = table.from(state::revision, 1);
        registration.addTo(own);
        new BotUpdate(messenger, owned, registration, channel).addTo(own);
        new CommandMethods(messenger, owned).addTo(own);
        new CommandAnswer(messenger, owned).addTo(own);
        new MessageSend(messenger, owned, dialogs).addTo(own);
        new MessageMethods(messenger, owned, dialogs).addTo(own);
        new Reactions(messenger, owned, dialogs).addTo(own);
        new ChatMethods(messenger, owned, dialogs).addTo(own);
        new MemberMethods(messenger, owned, dialogs).addTo(own);
        new DialogMethods(messenger, owned, dialogs).addTo(own);
        new FileMethods(messenger, owned, dialogs, letterhead).addTo(own);
        new EventMethods(state, owned).addTo(own);
        table.from(state::revision, FIRST_WITH_REVISION).add("imbot", "imbot.v2.Revision.get", request -> revision());
    }

    private Map<String, Object> revision() {
        return new Fields()
                .with("rest", state.revision())
                .with("web", 130)
                .with("mobile", 23)
                .with("desktop", 6)
                .map();
    }
}
