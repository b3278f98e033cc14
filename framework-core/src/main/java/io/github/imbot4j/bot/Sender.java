package io.github.imbot4j.bot;

import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.Replies;

/**
 * The user who caused an event, as the event claims. Rights are never to be derived from it. Names are plain text: the
 * portal's HTML escaping is undone.
 *
 * @param id user id; {@code 0} when the portal did not say
 * @param name full name; may be an e-mail address, may be empty
 * @param firstName may be empty
 * @param lastName may be empty
 * @param position work position; may be empty
 * @param gender {@code "M"}, {@code "F"} or empty
 * @param bot whether it is a bot
 * @param connector whether it is an outside client of an Open Line
 * @param network whether it comes from Bitrix24.Network
 * @param extranet whether it is an extranet user
 * @param manager whether the dialog is theirs to manage; said for groups only
 */
public record Sender(
        long id,
        String name,
        String firstName,
        String lastName,
        String position,
        String gender,
        boolean bot,
        boolean connector,
        boolean network,
        boolean extranet,
        boolean manager) {

    /** Somebody who manages nothing, as far as is known. */
    public Sender(
            long id,
            String name,
            String firstName,
            String lastName,
            String position,
            String gender,
            boolean bot,
            boolean connector,
            boolean network,
            boolean extranet) {
        this(id, name, firstName, lastName, position, gender, bot, connector, network, extranet, false);
    }

    /** Somebody of whom only the id is known; {@code 0} for nobody. */
    public static Sender ofId(long id) {
        return new Sender(id, "", "", "", "", "", false, false, false, false);
    }

    public boolean isKnown() {
        return id > 0;
    }

    /** A mention that notifies this user; just the name when the portal did not say who it was. */
    public Markup mention() {
        return isKnown() ? Replies.user(id, name) : Replies.words(name);
    }
}
