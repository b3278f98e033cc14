package io.github.imbot4j.wire.v1;

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
import io.github.imbot4j.wire.shared.OpenLineCalls;
import java.util.Optional;

/** The first generation of the protocol: {@code imbot.*}, with what it takes of {@code im.*} and {@code imopenlines.*}. */
public final class V1Protocol implements Protocol {

    private final EventFormat events = new BotEventFormat();
    private final MessageCalls messages = new ReplyWriter();
    private final BotCalls bots = new RegistrationCalls();
    private final ChatCalls chats = new ImbotCalls();
    private final UserCalls users = new MemberCalls();
    private final NotificationCalls notifications = new NotifyCalls();
    private final LineCalls lines = new OpenLineCalls();
    private final CallTraits traits = new MethodTraits();

    @Override
    public String name() {
        return "v1";
    }

    @Override
    public EventFormat events() {
        return events;
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
    public Optional<EventFeed> feed() {
        return Optional.empty();
    }

    @Override
    public CallTraits traits() {
        return traits;
    }
}
