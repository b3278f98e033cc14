package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.AnswerDraft;
import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The method that answers a command: {@code imbot.v2.Command.answer} (v2 §3.5). It answers {@code true} also when
 * nothing was posted, because it came too late.
 */
final class CommandAnswer {

    private final Messenger messenger;
    private final PortalState state;
    private final Owned owned;

    CommandAnswer(Messenger messenger, Owned owned) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.owned = owned;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.v2.Command.answer", request -> state.atomically(() -> answer(request)));
    }

    /** The dialog id must be there, and a text; where the answer goes, the message tells. */
    private Object answer(Request request) {
        Args args = new Args(request);
        RegisteredCommand command = CommandMethods.require(state, owned, request);
        long messageId = args.requireNumber("messageId");
        args.requireText("dialogId");
        PhpValue fields = args.at("fields");
        Message message = state.messages().find(messageId).orElseThrow(CommandAnswer::failed);
        String text = fields.at("message").trimmed();
        List<Map<String, Object>> attach = Content.attach(fields.at("attach"), state.clock());
        if (text.isEmpty() && attach.isEmpty()) {
            throw failed();
        }
        Message.Extra extra = Message.Extra.NONE
                .withAttach(attach)
                .withKeyboard(
                        fields.at("keyboard").isEmpty()
                                ? Optional.empty()
                                : Content.namedKeyboard(fields.at("keyboard")))
                .withUrlPreview(Args.flag(fields.at("urlPreview"), true));
        new AnswerDraft(messenger, command, Args.flag(fields.at("system"), false))
                .of(message, text, extra)
                .ifPresent(messenger::post);
        return Args.DONE;
    }

    private static RestError failed() {
        return RestError.of("COMMAND_ANSWER_FAILED", "Command is not answered");
    }
}
