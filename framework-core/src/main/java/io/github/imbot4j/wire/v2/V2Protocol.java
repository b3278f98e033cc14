package io.github.imbot4j.wire.v2;

import io.github.imbot4j.wire.BotCalls;
import io.github.imbot4j.wire.CallTraits;
import io.github.imbot4j.wire.ChatCalls;
import io.github.imbot4j.wire.EventFeed;
import io.github.imbot4j.wire.EventFormat;
import io.github.imbot4j.wire.LineCalls;
import io.github.imbot4j.wire.MessageCalls;
import io.github.imbot4j.wire.NotificationCalls;
import io.github.imbot4j.wire.Protocol;
import io.github.imbot4j.wire.UserCalls;
import io.github.imbot4j.wire.shared.MemberCalls;
import io.github.imbot4j.wire.shared.NotifyCalls;
import java.util.Optional;

/**
 * The second generation of the protocol: {@code imbot.v2.*}. Users, notifications and Open Lines have no methods of their own in it; those
 * of the messenger serve both generations.
 */
public final class V2Protocol implements Protocol {

    static final String NAME = "v2";

    private final EventFormat events = new V2EventFormat();
    private final EventFeed feed = new FetchCalls();
    private final MessageCalls messages = new MessageWriter();
    private final BotCalls bots = new V2RegistrationCalls();
    private final ChatCalls chats = new V2ChatCalls();
    private final UserCalls users = new MemberCalls();
    private final NotificationCalls notifications = new NotifyCalls();
    private final LineCalls lines = new V2LineCalls();
    private final CallTraits traits = new V2Traits();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EventFormat events() {
        return events;
    }

    @Override
    public Optional<EventFeed> feed() {
        return Optional.of(feed);
    }

    @Override
    public MessageCalls messages() {
        return messages;
    }

    @Override
    public BotCalls bots() {
        return bots;
    }

    @Override
    public ChatCalls chats() {
        return chats;
    }

    @Override
    public UserCalls users() {
        return users;
    }

    @Override
    public NotificationCalls notifications() {
        return notifications;
    }

    @Override
    public LineCalls lines() {
        return lines;
    }

    @Override
    public CallTraits traits() {
        return traits;
    }
}
