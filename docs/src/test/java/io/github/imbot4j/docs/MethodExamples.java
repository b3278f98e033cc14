package io.github.imbot4j.docs;

import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.reply.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The typed calls of the page of methods: each is code here, and its text in this file is what the page shows.
 *
 * @param method of the portal that it leads to
 * @param test where its behaviour is tested
 * @param typed as an author writes it
 * @param call makes it
 */
record MethodExamples(String method, String test, String typed, Typed call) {

    /** A typed call. */
    @FunctionalInterface
    interface Typed {
        void make(HandlerContext in, Ids ids) throws Exception;
    }

    /**
     * What the calls are about.
     *
     * @param message of the bot, in the dialog of the event
     * @param user in that dialog
     * @param other not in it
     * @param code of a line of the network
     */
    record Ids(long message, long user, long other, String code) {}

    /** What a survey asks. */
    record Day(String done) {}

    private static final Pattern TYPED = Pattern.compile(
            "book\\.add\\(\\s*\"([\\w.]+)\",\\s*\"(\\w+)\",\\s*\\(in, ids\\)\\s*->\\s*(.*?)\\);\\s*(?=book\\.add\\(|return |//)",
            Pattern.DOTALL);

    private static final class Book {

        private final List<MethodExamples> examples = new ArrayList<>();
        private final Matcher text =
                TYPED.matcher(Pages.read("docs/src/test/java/io/github/imbot4j/docs/MethodExamples.java"));

        private void add(String method, String test, Typed call) {
            if (!text.find() || !text.group(1).equals(method)) {
                throw new IllegalStateException("The text of the example of " + method + " is not found.");
            }
            examples.add(new MethodExamples(method, test, shown(text.group(3)), call));
        }

        /** A call that is made by what a handler returns. */
        private void add(String method, String test, String how) {
            examples.add(new MethodExamples(method, test, how, (in, ids) -> {}));
        }

        private static String shown(String code) {
            return code.replaceAll("\\s*\\n\\s*", "")
                    .replaceAll("ids\\.(\\w+)\\(\\)", "$1")
                    .replace("in.openLine()", "line")
                    .replaceAll("in\\.(\\w+)\\(\\)", "$1")
                    .replace("chat.message(message)", "message")
                    .replaceAll("text\\(\"[^\"]*\"\\)|picture\\(\\)", "…");
        }
    }

    /** One pixel. */
    private static Avatar picture() {
        return new Avatar(
                "dot.png",
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    }

    /** All of them, in the order of the page. */
    static List<MethodExamples> all() {
        Book book = new Book();
        return examples(book);
    }

    @SuppressWarnings("ReturnValueIgnored")
    private static List<MethodExamples> examples(Book book) {
        book.add("imbot.message.add", "ChatsTest", (in, ids) -> in.chat().send(text("Hello")));
        book.add(
                "imbot.message.add",
                "ChatsTest",
                (in, ids) -> in.people().user(ids.user()).send(text("Hello")));
        book.add("imbot.command.answer", "BotRuntimeTest", "what a command's handler returns");
        book.add("imbot.message.update", "ChatsTest", (in, ids) -> in.chat().edit(ids.message(), text("Changed")));
        book.add(
                "imbot.message.delete", "BotRuntimeTest", (in, ids) -> in.chat().delete(ids.message()));
        book.add(
                "imbot.message.delete", "ImbotCallsTest", (in, ids) -> in.chat().deleteCompletely(ids.message()));
        book.add(
                "imbot.message.like",
                "PeopleTest",
                (in, ids) -> in.chat().message(ids.message()).like());
        book.add(
                "imbot.message.like",
                "PeopleTest",
                (in, ids) -> in.chat().message(ids.message()).like().unlike());
        book.add("imbot.chat.sendTyping", "LongWorkTest", (in, ids) -> in.chat().typing());
        book.add("imbot.chat.add", "ChatsTest", (in, ids) -> in.chats().create("Incident"));
        book.add(
                "imbot.chat.add",
                "ChatsTest",
                (in, ids) -> in.chats().create("Incident").createNow());
        book.add("imbot.chat.get", "ChatsTest", (in, ids) -> in.chats().find("DEAL", "12"));
        book.add("imbot.chat.leave", "BotRuntimeTest", (in, ids) -> in.chat().leave());
        book.add(
                "imbot.chat.setOwner", "ChatMethodsTest", (in, ids) -> in.chat().owner(ids.user()));
        book.add(
                "imbot.chat.setManager",
                "ChatMethodsTest",
                (in, ids) -> in.chat().manager(ids.user(), true));
        book.add(
                "imbot.chat.updateAvatar",
                "ChatMethodsTest",
                (in, ids) -> in.chat().avatar(picture()));
        book.add(
                "imbot.chat.updateColor",
                "ChatMethodsTest",
                (in, ids) -> in.chat().color(BotColor.MINT));
        book.add("imbot.chat.updateTitle", "ChatsTest", (in, ids) -> in.chat().rename("Closed"));
        book.add(
                "imbot.chat.updateTextFieldEnabled",
                "ChatMethodsTest",
                (in, ids) -> in.chat().textField(false));
        book.add("imbot.chat.user.add", "ChatsTest", (in, ids) -> in.chat().invite(ids.other()));
        book.add(
                "imbot.chat.user.delete",
                "ChatMethodsTest",
                (in, ids) -> in.chat().remove(ids.user()));
        book.add(
                "imbot.chat.user.list",
                "ChatMethodsTest",
                (in, ids) -> in.chat().members());
        book.add("imbot.dialog.get", "ChatMethodsTest", (in, ids) -> in.chat().info());
        book.add(
                "im.notify.personal.add",
                "ChatsTest",
                (in, ids) -> in.people().user(ids.user()).notify(text("Down")));
        book.add(
                "im.notify.personal.add",
                "PeopleTest",
                (in, ids) -> in.people().user(ids.user()).notify(text("Down")).asBot());
        book.add(
                "im.notify.system.add",
                "ChatsTest",
                (in, ids) -> in.people().user(ids.user()).notify(text("Down")).asSystem());
        book.add("im.notify.delete", "ChatsTest", (in, ids) -> in.people().withdraw("incident-7"));
        book.add(
                "im.user.get",
                "GuardChainTest",
                (in, ids) -> in.people().user(ids.user()).profile());
        book.add("im.department.get", "GuardChainTest", (in, ids) -> in.people().departments(List.of(1L)));
        book.add(
                "user.search",
                "PeopleTest",
                (in, ids) -> in.people().search("ann sales").toList());
        book.add("imbot.bot.list", "PeopleTest", (in, ids) -> in.people().bots());
        book.add("im.revision.get", "PeopleTest", (in, ids) -> in.chats().revision());
        book.add("profile", "SmallCallsTest", (in, ids) -> in.people().appUser());
        book.add(
                "imopenlines.bot.session.operator",
                "BotRuntimeTest",
                (in, ids) -> in.openLine().toOperator());
        book.add(
                "imopenlines.bot.session.transfer",
                "BotRuntimeTest",
                (in, ids) -> in.openLine().toUser(ids.user()));
        book.add(
                "imopenlines.bot.session.transfer",
                "BotRuntimeTest",
                (in, ids) -> in.openLine().toQueue(1));
        book.add(
                "imopenlines.bot.session.finish",
                "BotRuntimeTest",
                (in, ids) -> in.openLine().finish());
        book.add(
                "imopenlines.bot.session.message.send",
                "PeopleTest",
                (in, ids) -> in.openLine().sendWelcome());
        book.add(
                "imopenlines.bot.session.message.send",
                "PeopleTest",
                (in, ids) -> in.openLine().sendText("Closed"));
        book.add(
                "imopenlines.network.join",
                "PeopleTest",
                (in, ids) -> in.people().network(ids.code()).join());
        book.add(
                "imopenlines.network.join",
                "PeopleTest",
                (in, ids) -> in.people().network(ids.code()).joinNow());
        book.add(
                "imopenlines.network.message.add",
                "PeopleTest",
                (in, ids) -> in.people().network(ids.code()).join().send(ids.user(), text("Hello")));
        // Ann's dialog with the bot is a survey from here on.
        book.add("im.user.list.get", "SurveyTest", (in, ids) -> in.chat().ask(Survey.of(Day.class)));
        return book.examples;
    }
}
