package io.github.imbot4j.chat;

import io.github.imbot4j.bot.Member.Department;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.reply.Reply;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The people of a portal, as one bot sees them: writes to them, notifies them and reads who they are. A handler takes it by type. What
 * changes something is committed with the event, as in {@link Chats}; what reads asks the portal at once.
 */
public interface People {

    /**
     * Chooses somebody.
     *
     * @throws IllegalArgumentException if the id is not positive
     */
    Person user(long userId);

    /** Chooses who caused an event. */
    default Person user(Sender sender) {
        return user(sender.id());
    }

    /** Notifies several people, each once. */
    Notification notify(Collection<Long> userIds, Reply reply);

    /** Takes back the app's notifications of a {@linkplain Notification#tag tag}, whoever has them (v1 §11). */
    void withdraw(String tag);

    /**
     * Asks who the user is that the app acts as: the administrator who installed it.
     *
     * @throws io.github.imbot4j.rest.RestException if the portal refuses or cannot be reached
     */
    long appUser();

    /**
     * Asks for departments by their ids (v1 §14, scope {@code im}).
     *
     * @return one for each id in this order, without a name where the portal does not know it
     * @throws io.github.imbot4j.rest.RestException if the portal refuses or cannot be reached
     */
    List<Department> departments(List<Long> ids);

    /**
     * Searches the users by words in name, position and department ({@code user.search}, scope {@code user}). A page of 50 is requested
     * when it is needed; bots are not among them.
     *
     * @param words the beginnings of words, such as {@code "ann sales"}
     * @throws IllegalArgumentException if there are no words
     */
    Stream<FoundUser> search(String words);

    /**
     * Asks which bots the portal has, those of other apps too ({@code imbot.bot.list}, v1 §2.5).
     *
     * @throws io.github.imbot4j.rest.RestException if the portal refuses or cannot be reached
     */
    List<PortalBot> bots();

    /**
     * Chooses an Open Line of another portal.
     *
     * @param code of the line, 32 characters
     */
    NetworkLine network(String code);
}
