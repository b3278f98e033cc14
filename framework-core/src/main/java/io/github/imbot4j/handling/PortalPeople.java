package io.github.imbot4j.handling;

import io.github.imbot4j.bot.GroupChat;
import io.github.imbot4j.bot.Member;
import io.github.imbot4j.bot.Member.Department;
import io.github.imbot4j.chat.FoundUser;
import io.github.imbot4j.chat.NetworkLine;
import io.github.imbot4j.chat.Notification;
import io.github.imbot4j.chat.People;
import io.github.imbot4j.chat.Person;
import io.github.imbot4j.chat.PortalBot;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.NotificationCalls;
import io.github.imbot4j.wire.PlatformCalls;
import io.github.imbot4j.wire.Protocol;
import io.github.imbot4j.wire.UserCalls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The people of one portal, for as long as a handler runs. */
final class PortalPeople implements People {

    private final HandlerOutput handlerOutput;

    PortalPeople(HandlerOutput handlerOutput) {
        this.handlerOutput = handlerOutput;
    }

    @Override
    public Person user(long userId) {
        if (userId <= 0) {
            throw new IllegalArgumentException("There is no user " + userId + "; ids begin with 1.");
        }
        OutboxGroupChat chat = new OutboxGroupChat(handlerOutput, String.valueOf(userId));
        return new Person() {
            @Override
            public long id() {
                return userId;
            }

            @Override
            public Person send(Reply reply) {
                chat.send(reply);
                return this;
            }

            @Override
            public Person begin(Next next) {
                chat.begin(userId, next);
                return this;
            }

            @Override
            public GroupChat chat() {
                return chat;
            }

            @Override
            public Notification notify(Reply reply) {
                return PortalPeople.this.notify(List.of(userId), reply);
            }

            @Override
            public Member profile() {
                return users().member(handlerOutput.who().rest().call(users().user(userId)));
            }
        };
    }

    @Override
    public Notification notify(Collection<Long> userIds, Reply reply) {
        return new LiveNotification(
                new LinkedHashSet<>(userIds),
                reply.inLanguage(handlerOutput.who().language()));
    }

    private Protocol protocol() {
        return handlerOutput.who().protocol();
    }

    private UserCalls users() {
        return protocol().users();
    }

    private NotificationCalls notifications() {
        return protocol().notifications();
    }

    /** Nobody waits for a notification, and it waits for no dialog. */
    private Lane lane(String whose) {
        return new Lane(handlerOutput.who().portal(), handlerOutput.who().bot().code(), "notify:" + whose);
    }

    @Override
    public void withdraw(String tag) {
        handlerOutput
                .effects()
                .add(List.of(OutgoingCall.of(lane("tags"), notifications().deleteTagged(tag))));
    }

    @Override
    public long appUser() {
        return PlatformCalls.user(handlerOutput.who().rest().call(PlatformCalls.profile()));
    }

    @Override
    public List<Department> departments(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : users().departments(ids, handlerOutput.who().rest().call(users().departments(ids)));
    }

    @Override
    public Stream<FoundUser> search(String words) {
        return handlerOutput.who().rest().list(users().search(words)).stream().map(users()::found);
    }

    @Override
    public List<PortalBot> bots() {
        return users().bots(handlerOutput.who().rest().call(users().bots()));
    }

    @Override
    public NetworkLine network(String code) {
        Call join = protocol().lines().networkJoin(code);
        return new NetworkLine() {
            @Override
            public NetworkLine join() {
                return later(join);
            }

            @Override
            public long joinNow() {
                return protocol().lines().networkBot(handlerOutput.who().rest().call(join));
            }

            @Override
            public NetworkLine send(long userId, Reply reply) {
                Reply message = reply.inLanguage(handlerOutput.who().language());
                return later(protocol().messages().network(code, userId, message));
            }

            private NetworkLine later(Call call) {
                handlerOutput.effects().add(List.of(OutgoingCall.of(lane("network"), call)));
                return this;
            }
        };
    }

    /** One call a person, which are changed together while the handler runs. */
    private final class LiveNotification implements Notification {

        private final List<OutgoingCall> calls = new ArrayList<>();

        LiveNotification(Collection<Long> userIds, Reply reply) {
            String tag = handlerOutput.nextName();
            for (long userId : userIds) {
                Call call = notifications().tagged(protocol().messages().notify(userId, reply), tag);
                calls.add(OutgoingCall.of(lane(String.valueOf(userId)), call));
            }
            handlerOutput.effects().add(calls);
        }

        @Override
        public Notification tag(String tag) {
            return change(call -> notifications().tagged(call, tag));
        }

        @Override
        public Notification subTag(String tag) {
            return change(call -> notifications().subTagged(call, tag));
        }

        @Override
        public Notification asSystem() {
            return change(notifications()::asSystem);
        }

        @Override
        public Notification asBot() {
            return change(
                    call -> notifications().asBot(call, handlerOutput.who().botId()));
        }

        @Override
        public Notification outside(String text) {
            return change(call -> notifications().outside(call, text));
        }

        private Notification change(UnaryOperator<Call> change) {
            calls.replaceAll(old -> {
                OutgoingCall changed = old.with(change.apply(old.call()));
                handlerOutput.effects().replace(old, changed);
                return changed;
            });
            return this;
        }
    }
}
