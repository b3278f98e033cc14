package io.github.imbot4j.reply;

import io.github.imbot4j.language.EnumLabel;
import io.github.imbot4j.language.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The factories of the reply DSL, for static import.
 *
 * <p>A string is text, never markup: whatever it holds is shown as it is. Markup is made by the factories here, and by
 * {@link #raw(String)} alone from BB code written by hand. Where a parameter is an {@code Object}, markup stays markup
 * and everything else (texts, numbers …) is shown as text, a constant of an enum by its {@link #label}, a {@code
 * LocalDate}, {@code LocalTime}, {@code LocalDateTime} or {@code Duration} in the language it is read in: "15 December
 * 2026", "1 час 30 минут". {@code null}, collections and arrays are refused at once with an {@link
 * InvalidReplyException}; a wrong value, such as a colour without {@code #}, when the reply is {@link Reply#validate()
 * validated}.
 */
public final class Replies {

    private static final int IN_A_ROW = 4;

    private Replies() {}

    /** Says nothing: the handler ran, and that was all. */
    public static NoReply noReply() {
        return NoReply.SILENCE;
    }

    // Replies

    /** Says a text. */
    public static NewMessage text(Object... parts) {
        return NewMessage.of(DslArguments.markup("text", parts));
    }

    /**
     * Says a text by key.
     *
     * @param arguments what its places are filled with, markup too
     * @throws IllegalArgumentException when there is no such text, or arguments are missing
     */
    public static NewMessage text(Messages texts, String key, Object... arguments) {
        return text(texts.parts(key, arguments).toArray());
    }

    /** Begins an edit that leaves the text as it is. */
    public static Edit edit() {
        return Edit.NOTHING;
    }

    // Text

    /** Strings parts of markup together. */
    public static Markup words(Object... parts) {
        return DslArguments.markup("words", parts);
    }

    /** Makes a text by key, as {@link #text(Messages, String, Object...)} says it, part of something larger. */
    public static Markup words(Messages texts, String key, Object... arguments) {
        return words(texts.parts(key, arguments).toArray());
    }

    /**
     * What a constant is called: "Light blue" for {@code LIGHT_BLUE}, or its {@code toString()} where it has one of its own.
     * In the user's language, where texts have it: {@link Messages#label}.
     */
    public static String label(Enum<?> constant) {
        return EnumLabel.of(constant);
    }

    /**
     * Takes BB code as it is: nothing is escaped. Whole tags only, and never with text from outside in it: {@code [disk=5]}
     * alone would hand out a file (v1 §9).
     */
    public static Markup raw(String bb) {
        return new Raw(bb);
    }

    public static Markup bold(Object... parts) {
        return Tagged.style("b", DslArguments.markup("bold", parts));
    }

    public static Markup italic(Object... parts) {
        return Tagged.style("i", DslArguments.markup("italic", parts));
    }

    public static Markup underline(Object... parts) {
        return Tagged.style("u", DslArguments.markup("underline", parts));
    }

    public static Markup strike(Object... parts) {
        return Tagged.style("s", DslArguments.markup("strike", parts));
    }

    /** Sets the size of letters, 8 to 30 pixels. */
    public static Markup size(int pixels, Object... parts) {
        return BbCodeTags.size(pixels, DslArguments.markup("size", parts));
    }

    /** Sets the colour of letters, {@code #rgb} or {@code #rrggbb}. */
    public static Markup color(String hex, Object... parts) {
        return BbCodeTags.color(hex, DslArguments.markup("color", parts));
    }

    /** Breaks the line; {@code "\n"} in a text does the same. */
    public static Markup br() {
        return Atom.LINE_BREAK;
    }

    /** Shows an address as a link. */
    public static Markup link(String url) {
        return BbCodeTags.link(url);
    }

    /** Shows a label as a link: http, https, ftp, file, tel, callto, mailto, skype, viber, or a path on the portal. */
    public static Markup link(Object label, String url) {
        return BbCodeTags.link(DslArguments.node("link", label), url);
    }

    /** Mentions a user, who is notified. */
    public static Markup user(long id, String name) {
        return BbCodeTags.user(id, name);
    }

    /** Mentions everybody in the chat. */
    public static Markup everyone(String label) {
        return BbCodeTags.everyone(label);
    }

    /** Links a chat. */
    public static Markup chat(long chatId, String name) {
        return BbCodeTags.chat(Long.toString(chatId), chatId, name);
    }

    /** Links an Open Line. */
    public static Markup openLine(long id, String name) {
        return BbCodeTags.chat("imol|" + id, id, name);
    }

    /**
     * Links a message.
     *
     * @param dialogId such as {@code chat45}
     */
    public static Markup context(String dialogId, long messageId, Object label) {
        return BbCodeTags.context(dialogId, messageId, DslArguments.node("context", label));
    }

    /** Shows a text that the reader posts, as himself, by a click. */
    public static Markup send(String text) {
        return send(text, text);
    }

    /** Shows a label; a click on it posts the text as the reader. */
    public static Markup send(String text, Object label) {
        return BbCodeTags.act("send", text, DslArguments.node("send", label));
    }

    /** Shows a text that a click puts into the input field. */
    public static Markup put(String text) {
        return put(text, text);
    }

    /** Shows a label; a click on it puts the text into the input field. */
    public static Markup put(String text, Object label) {
        return BbCodeTags.act("put", text, DslArguments.node("put", label));
    }

    /** Shows a label; a click on it calls the number. */
    public static Markup call(String number, Object label) {
        return BbCodeTags.call(number, DslArguments.node("call", label));
    }

    /** Quotes, on lines of its own. */
    public static Markup quote(Object... parts) {
        return new Quote(DslArguments.markup("quote", parts));
    }

    /** Shows program text. */
    public static Markup code(String text) {
        return new Code(text);
    }

    /** Shows a moment in the reader's time zone. */
    public static Markup timestamp(Instant moment, TimestampFormat format) {
        String code = "[timestamp=" + moment.getEpochSecond() + " format=" + format.name() + "]";
        return new Atom(code, moment.toString(), List.of());
    }

    /** Shows an image in the text. */
    public static Markup image(String url, ImageSize size) {
        return BbCodeTags.image(url, size);
    }

    /** Shows a small image in the line, 20 pixels high. */
    public static Markup icon(String url) {
        return BbCodeTags.icon(url, "", "");
    }

    /** Shows a small image in the line, at most 100 pixels, with a title. */
    public static Markup icon(String url, int size, String title) {
        return BbCodeTags.icon(url, " size=" + size, title, size);
    }

    /** Shows a small image in the line, at most 100 pixels either way, with a title. */
    public static Markup icon(String url, int width, int height, String title) {
        return BbCodeTags.icon(url, " width=" + width + " height=" + height, title, width, height);
    }

    /** Strings parts together with something between each two. */
    public static Markup join(Object separator, Collection<?> parts) {
        return BbCodeTags.join(DslArguments.node("join", separator), DslArguments.all("join", parts));
    }

    /** Strings parts together with something between each two. */
    public static Markup join(Object separator, Stream<?> parts) {
        return join(separator, parts.toList());
    }

    /** Puts each part on a line of its own. */
    public static Markup lines(Object... parts) {
        return BbCodeTags.join(Atom.LINE_BREAK, DslArguments.list("lines", parts));
    }

    /** Puts each part on a line of its own. */
    public static Markup lines(Collection<?> parts) {
        return join(Atom.LINE_BREAK, parts);
    }

    /** Puts each part on a line of its own. */
    public static Markup lines(Stream<?> parts) {
        return join(Atom.LINE_BREAK, parts);
    }

    // Buttons

    /** A row of buttons. */
    public static Row row(Button... buttons) {
        return new Row(DslArguments.all("row", buttons));
    }

    /** A row of buttons. */
    public static Row row(Collection<? extends Button> buttons) {
        return new Row(DslArguments.all("row", buttons));
    }

    /** A row of buttons. */
    public static Row row(Stream<? extends Button> buttons) {
        return row(buttons.toList());
    }

    /** A keyboard that can be given colours. */
    public static Keyboard keyboard(Row... rows) {
        return Keyboard.of(DslArguments.all("keyboard", rows));
    }

    /**
     * A button that runs a command of the bot.
     *
     * @param params words after the command; each that holds blanks or quotes, or would be read as an option, is put in quotes
     */
    public static CommandButton command(String label, String command, Object... params) {
        return new CommandButton(label, new Action.Run(command, CommandParams.line(params)), false, ButtonStyle.PLAIN);
    }

    /**
     * A button that hands a record to the bot's {@code @OnButton} handler of its type.
     *
     * @param payload at most {@value PayloadInspector#MOST} bytes as text: ids and choices, not documents
     */
    public static PayloadButton button(String label, Record payload) {
        return new PayloadButton(label, Action.Press.of(payload), ButtonStyle.PLAIN);
    }

    /**
     * A button that answers in a conversation, as if its label had been written. One press counts, of all buttons of its message;
     * the keyboard then shows what was chosen.
     */
    public static PayloadButton answer(String label) {
        return button(label, QuickReply.of(label)).once();
    }

    /** Rows of buttons that answer in a conversation, four in a row: {@code choices(PizzaSize.values())}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    public static <T> List<Row> choices(T... values) {
        return choices(List.of(values));
    }

    /** Rows of buttons that answer in a conversation, four in a row, with what constants are called in a language. */
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    public static <E extends Enum<E>> List<Row> choices(Messages texts, E... constants) {
        return choices(Arrays.stream(constants).map(texts::label).toList());
    }

    /** Rows of buttons that answer in a conversation, four in a row; a constant is written as {@link #label} has it. */
    public static List<Row> choices(Collection<?> values) {
        List<?> all = List.copyOf(values);
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < all.size(); from += IN_A_ROW) {
            rows.add(row(all.subList(from, Math.min(all.size(), from + IN_A_ROW)).stream()
                    .map(value -> answer(value instanceof Enum<?> constant ? label(constant) : value.toString()))));
        }
        return List.copyOf(rows);
    }

    /** A button that opens an address: https, http, or a path on the portal. */
    public static ActionButton linkButton(String label, String url) {
        return acting(label, new Action.Open(url));
    }

    /** A button that posts a text as the presser. */
    public static ActionButton sendButton(String label, String text) {
        return acting(label, new Action.Local(Action.Verb.SEND, text));
    }

    /** A button that puts a text into the input field. */
    public static ActionButton putButton(String label, String text) {
        return acting(label, new Action.Local(Action.Verb.PUT, text));
    }

    /** A button that copies a text. */
    public static ActionButton copyButton(String label, String text) {
        return acting(label, new Action.Local(Action.Verb.COPY, text));
    }

    /** A button that calls a phone number; old clients show it on mobile devices only. */
    public static ActionButton callButton(String label, String number) {
        return acting(label, new Action.Local(Action.Verb.CALL, number));
    }

    /** A button that opens a dialog, {@code chat45} or a user's id; old clients show it on mobile devices only. */
    public static ActionButton dialogButton(String label, String dialogId) {
        return acting(label, new Action.Local(Action.Verb.DIALOG, dialogId));
    }

    /** A button that opens an application of the chat; the old way, still used in Open Lines. */
    public static ActionButton appButton(String label, long appId, String params) {
        return acting(label, new Action.App(appId, params));
    }

    private static ActionButton acting(String label, Action action) {
        return new ActionButton(label, action, ButtonStyle.PLAIN);
    }

    // Menu items

    /** A menu item that runs a command of the bot. */
    public static MenuItem commandItem(String label, String command, Object... params) {
        return MenuItem.of(label, new Action.Run(command, CommandParams.line(params)));
    }

    /** A menu item that hands a record to the bot's {@code @OnButton} handler of its type. */
    public static MenuItem item(String label, Record payload) {
        return item(button(label, payload));
    }

    /** A menu item that does what a button would; how that looks is left out. */
    public static MenuItem item(PayloadButton button) {
        return MenuItem.of(button.label(), button.action());
    }

    /** A menu item that opens an address. */
    public static MenuItem linkItem(String label, String url) {
        return MenuItem.of(label, new Action.Open(url));
    }

    /** A menu item that posts a text as the user. */
    public static MenuItem sendItem(String label, String text) {
        return MenuItem.of(label, new Action.Local(Action.Verb.SEND, text));
    }

    /** A menu item that puts a text into the input field. */
    public static MenuItem putItem(String label, String text) {
        return MenuItem.of(label, new Action.Local(Action.Verb.PUT, text));
    }

    /** A menu item that copies a text. */
    public static MenuItem copyItem(String label, String text) {
        return MenuItem.of(label, new Action.Local(Action.Verb.COPY, text));
    }

    /** A menu item that calls a phone number. */
    public static MenuItem callItem(String label, String number) {
        return MenuItem.of(label, new Action.Local(Action.Verb.CALL, number));
    }

    /** A menu item that opens a dialog, {@code chat45} or a user's id. */
    public static MenuItem dialogItem(String label, String dialogId) {
        return MenuItem.of(label, new Action.Local(Action.Verb.DIALOG, dialogId));
    }

    /** A menu item that opens an application of the chat. */
    public static MenuItem appItem(String label, long appId, String params) {
        return MenuItem.of(label, new Action.App(appId, params));
    }

    // Attachments

    /** An attachment that can be given a colour and a description. */
    public static Attachment attachment(Block... blocks) {
        return Attachment.of(DslArguments.all("attachment", blocks));
    }

    /** A text block. */
    public static MessageBlock message(Object... parts) {
        return new MessageBlock(DslArguments.markup("message", parts), false);
    }

    /** A link block that shows its address. */
    public static LinkCard linkCard(String url) {
        return linkCard("", url);
    }

    /** A link block. */
    public static LinkCard linkCard(String name, String url) {
        return LinkCard.to(new Target.Url(url), name);
    }

    /** A link block that opens a user. */
    public static LinkCard linkToUser(String name, long userId) {
        return LinkCard.to(new Target.User(userId), name);
    }

    /** A link block that opens a group chat. */
    public static LinkCard linkToChat(String name, long chatId) {
        return LinkCard.to(new Target.Chat(chatId), name);
    }

    /** A link block that opens a user of Bitrix24.Network. */
    public static LinkCard linkToNetwork(String name, String networkId) {
        return LinkCard.to(new Target.Network(networkId), name);
    }

    /** A block that shows somebody. */
    public static UserCard userCard(String name) {
        return new UserCard(name, "", Optional.empty(), new Target.Nothing());
    }

    /** A block that shows an image. */
    public static ImageBlock picture(String url) {
        return new ImageBlock(url, "", "", 0, 0);
    }

    /** A block that offers a file. */
    public static FileCard file(String url) {
        return file("", url);
    }

    /** A block that offers a file under a name. */
    public static FileCard file(String name, String url) {
        return new FileCard(url, name, 0);
    }

    /** A line between blocks, 200 pixels long. */
    public static Divider delimiter() {
        return new Divider(200, "");
    }

    /** A block of names and values. */
    public static Grid grid(GridLayout gridLayout, Cell... cells) {
        return new Grid(gridLayout, DslArguments.all("grid", cells));
    }

    /** A block of names and values. */
    public static Grid grid(GridLayout gridLayout, Collection<Cell> cells) {
        return new Grid(gridLayout, DslArguments.all("grid", cells));
    }

    /** A cell with a value and no name. */
    public static Cell cell(Object value) {
        return cell("", value);
    }

    /** A cell with a name and a value; {@code ""} for the one it has not. */
    public static Cell cell(String name, Object value) {
        return Cell.of(name, DslArguments.node("cell", value));
    }

    /** Links shown as one block. */
    public static BlockGroup together(LinkCard... links) {
        return new BlockGroup(DslArguments.all("together", links));
    }

    /** Rich links shown as one block. */
    public static BlockGroup together(RichLink... links) {
        return new BlockGroup(DslArguments.all("together", links));
    }

    /** People shown as one block. */
    public static BlockGroup together(UserCard... users) {
        return new BlockGroup(DslArguments.all("together", users));
    }

    /** A gallery. */
    public static BlockGroup together(ImageBlock... pictures) {
        return new BlockGroup(DslArguments.all("together", pictures));
    }

    /** Files shown as one block. */
    public static BlockGroup together(FileCard... files) {
        return new BlockGroup(DslArguments.all("together", files));
    }
}
