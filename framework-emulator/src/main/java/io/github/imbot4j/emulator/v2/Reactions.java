package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;

/** The reactions there are, and the methods that react: {@code imbot.v2.Chat.Message.Reaction.*} (v2 §4.2). */
public final class Reactions {

    /** The codes, in the page's order. */
    public static final List<String> CODES = List.of(
            ("like dislike faceWithTearsOfJoy redHeart neutralFace fire cry slightlySmilingFace winkingFace laugh kiss"
                            + " wonder slightlyFrowningFace loudlyCryingFace faceWithStuckOutTongue"
                            + " faceWithStuckOutTongueAndWinkingEye smilingFaceWithSunglasses confusedFace flushedFace"
                            + " thinkingFace angry smilingFaceWithHorns faceWithThermometer facepalm poo flexedBiceps"
                            + " clappingHands raisedHand smilingFaceWithHeartEyes smilingFaceWithHearts pleadingFace"
                            + " relievedFace foldedHands okHand signHorns loveYouGesture clownFace partyingFace"
                            + " questionMark exclamationMark lightBulb bomb sleepingSymbol crossMark"
                            + " whiteHeavyCheckMark eyes handshake hundredPoints")
                    .split(" ", -1));

    private final Messenger messenger;
    private final Owned owned;
    private final Dialogs dialogs;

    Reactions(Messenger messenger, Owned owned, Dialogs dialogs) {
        this.messenger = messenger;
        this.owned = owned;
        this.dialogs = dialogs;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.v2.Chat.Message.Reaction.add", this::add)
                .add("imbot", "imbot.v2.Chat.Message.Reaction.delete", this::delete);
    }

    private Object add(Request request) {
        return react(request, true, "REACTION_ALREADY_SET", "Reaction already set");
    }

    private Object delete(Request request) {
        return react(request, false, "REACTION_NOT_FOUND", "Reaction not found");
    }

    private Object react(Request request, boolean added, String unchanged, String why) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        long messageId = args.requireNumber("messageId");
        String reaction = args.requireText("reaction");
        Message message = dialogs.requireMessage(bot.id(), messageId);
        if (!CODES.contains(reaction)) {
            throw RestError.of("REACTION_NOT_FOUND", "Reaction not found");
        }
        if (!messenger.react(bot.id(), message.id(), reaction, added)) {
            throw RestError.of(unchanged, why);
        }
        return Args.DONE;
    }
}
