package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.event.FileBlock;
import io.github.imbot4j.emulator.event.PostHeader;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.StoredFile;
import java.net.URLConnection;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The methods that send and fetch files: {@code imbot.v2.File.*} as a bot, {@code im.v2.File.*} as a user (v2 §5, §7.2). */
final class FileMethods {

    private static final int LARGEST = 100 * 1024 * 1024 / 3 * 4;

    /** What only a user is told of a file. */
    private static final List<String> USERS_ONLY =
            List.of("status", "progress", "urlPreview", "urlShow", "urlDownload", "viewerAttrs", "mediaUrl");

    private final Messenger messenger;
    private final PortalState state;
    private final Owned owned;
    private final Dialogs dialogs;
    private final Supplier<PostHeader> letterhead;

    FileMethods(Messenger messenger, Owned owned, Dialogs dialogs, Supplier<PostHeader> letterhead) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.owned = owned;
        this.dialogs = dialogs;
        this.letterhead = letterhead;
    }

    void addTo(MethodTable table) {
        table.add(
                        "imbot",
                        "imbot.v2.File.upload",
                        request -> upload(request, owned.require(request).id(), false))
                .add(
                        "imbot",
                        "imbot.v2.File.download",
                        request -> download(request, owned.require(request).id(), "imbot"))
                .add(
                        "im",
                        "im.v2.File.upload",
                        request -> upload(request, request.caller().userId(), true))
                .add(
                        "im",
                        "im.v2.File.download",
                        request -> download(request, request.caller().userId(), "im"));
    }

    private Object upload(Request request, long author, boolean asUser) {
        Args args = new Args(request);
        PhpValue dialogId = args.requireDialog();
        PhpValue fields = args.requireFields();
        String name = fields.at("name").trimmed();
        String content = fields.at("content").text();
        if (name.isEmpty() || content.isEmpty()) {
            throw RestError.of("FILE_EMPTY", "File name or content is empty");
        }
        if (content.length() > LARGEST) {
            throw RestError.of("FILE_TOO_LARGE", "File is too large");
        }
        byte[] bytes = decode(content);
        Chat chat = dialogs.require(author, dialogId);
        Message message;
        try {
            message = messenger.sendFile(
                    author, chat.id(), fields.at("message").trimmed(), name, contentType(name), bytes);
        } catch (Refusal refusal) {
            throw RestError.of("FILE_SEND_FAILED", "Failed to send message");
        }
        StoredFile file = state.files().find(message.extra().files().get(0)).orElseThrow();
        return new Fields()
                .with("file", view(file, asUser))
                .with("messageId", message.id())
                .with("chatId", chat.id())
                .with("dialogId", chat.dialogId(author))
                .map();
    }

    /** The standard alphabet only, without the {@code data:} in front. */
    private static byte[] decode(String content) {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException broken) {
            throw RestError.of("FILE_INVALID_CONTENT", "Invalid base64 content");
        }
    }

    private static String contentType(String name) {
        return Optional.ofNullable(URLConnection.guessContentTypeFromName(name)).orElse("application/octet-stream");
    }

    private Map<String, Object> view(StoredFile file, boolean asUser) {
        Map<String, Object> view = new LinkedHashMap<>(FileBlock.of(
                file, state.people().find(file.authorId()), letterhead.get().origin(), state.zone()));
        view.putIfAbsent("image", false);
        if (!asUser) {
            view.keySet().removeAll(USERS_ONLY);
        }
        return view;
    }

    private Object download(Request request, long reader, String kind) {
        long id = new Args(request).requireNumber("fileId");
        StoredFile file = state.files().find(id).orElseThrow(() -> RestError.of("FILE_NOT_FOUND", "File not found"));
        boolean sees = file.authorId() == reader
                || state.chats()
                        .find(file.chatId())
                        .filter(chat -> chat.has(reader))
                        .isPresent();
        if (!sees) {
            throw RestError.of("FILE_ACCESS_ERROR", "File access error");
        }
        String ticket = state.downloads().issue(kind, file.id());
        return Map.of("downloadUrl", letterhead.get().clientEndpoint() + "download.json?token=" + ticket);
    }
}
