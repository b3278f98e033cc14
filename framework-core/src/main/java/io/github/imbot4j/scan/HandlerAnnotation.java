package io.github.imbot4j.scan;

import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.annotation.Every;
import io.github.imbot4j.annotation.OnAppUpdate;
import io.github.imbot4j.annotation.OnBotDelete;
import io.github.imbot4j.annotation.OnButton;
import io.github.imbot4j.annotation.OnContext;
import io.github.imbot4j.annotation.OnError;
import io.github.imbot4j.annotation.OnEvent;
import io.github.imbot4j.annotation.OnForm;
import io.github.imbot4j.annotation.OnInstall;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.annotation.OnMessageDelete;
import io.github.imbot4j.annotation.OnMessageUpdate;
import io.github.imbot4j.annotation.OnMethodConfirm;
import io.github.imbot4j.annotation.OnPayment;
import io.github.imbot4j.annotation.OnReaction;
import io.github.imbot4j.annotation.OnSurvey;
import io.github.imbot4j.annotation.OnTimer;
import io.github.imbot4j.annotation.OnUnhandled;
import io.github.imbot4j.annotation.OnUninstall;
import io.github.imbot4j.bot.Answers;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.command.CommandText;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.ReactionChanged;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.portal.Portal;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reader of the annotations that make a method a handler. */
final class HandlerAnnotation {

    static final List<Class<? extends Annotation>> TYPES = List.of(
            Command.class,
            OnMessage.class,
            OnMessageUpdate.class,
            OnMessageDelete.class,
            OnJoin.class,
            OnContext.class,
            OnReaction.class,
            OnBotDelete.class,
            OnInstall.class,
            OnAppUpdate.class,
            OnUninstall.class,
            OnButton.class,
            OnTimer.class,
            OnForm.class,
            OnSurvey.class,
            Every.class,
            OnEvent.class,
            OnPayment.class,
            OnMethodConfirm.class,
            OnError.class,
            OnUnhandled.class);

    /** Where the records are that the framework itself hands out. */
    private static final Set<String> OWN = Stream.of(
                    Event.class, Portal.class, HandlerContext.class, CommandText.class, Answers.class, Chats.class)
            .map(Class::getPackageName)
            .collect(Collectors.toUnmodifiableSet());

    private HandlerAnnotation() {}

    /** Those of a method; more than one is a mistake. */
    static List<Annotation> on(Method method) {
        return TYPES.stream()
                .<Annotation>flatMap(type -> Stream.ofNullable(method.getAnnotation(type)))
                .toList();
    }

    /** An annotation as its author wrote it, the part that names it: {@code @Command("hello")}. */
    static String name(Annotation annotation) {
        String name = "@" + annotation.annotationType().getSimpleName();
        if (annotation instanceof Command command) {
            return name + "(\"" + command.value() + "\")";
        }
        if (annotation instanceof OnEvent event) {
            return name + "(\"" + event.value() + "\")";
        }
        if (annotation instanceof OnMessage message && !message.value().isEmpty()) {
            return name + "(\"" + message.value() + "\")";
        }
        if (annotation instanceof OnMessage message && !message.pattern().isEmpty()) {
            return name + "(pattern = \"" + message.pattern() + "\")";
        }
        return name;
    }

    /**
     * What an annotation says.
     *
     * @throws PatternSyntaxException when it has a pattern that is none
     */
    static Trigger trigger(Annotation annotation, Method method) {
        if (annotation instanceof Command command) {
            return new Trigger.OnCommand(command.value());
        }
        if (annotation instanceof OnMessage message) {
            return message(message);
        }
        if (annotation instanceof OnMessageUpdate update) {
            return event(MessageUpdated.class, update.in(), update.bots());
        }
        if (annotation instanceof OnMessageDelete delete) {
            return event(MessageDeleted.class, delete.in(), delete.bots());
        }
        if (annotation instanceof OnJoin join) {
            return new Trigger.OnEvent(BotJoined.class, kinds(join.in()), join.bots(), join.own());
        }
        if (annotation instanceof OnContext context) {
            return event(ContextReceived.class, context.in(), context.bots());
        }
        if (annotation instanceof OnReaction reaction) {
            return event(ReactionChanged.class, reaction.in(), reaction.bots());
        }
        if (annotation instanceof OnError error) {
            return new Trigger.OnError(error.value());
        }
        if (annotation instanceof OnButton) {
            return new Trigger.OnButton(subject(method));
        }
        if (annotation instanceof OnTimer) {
            return new Trigger.OnTimer(subject(method));
        }
        if (annotation instanceof OnForm form) {
            return new Trigger.OnForm(subject(method), form.confirm());
        }
        if (annotation instanceof OnSurvey survey) {
            return new Trigger.OnSurvey(answers(method), survey.confirm());
        }
        if (annotation instanceof Every every) {
            return new Trigger.Every(every.value());
        }
        if (annotation instanceof OnEvent event) {
            return new Trigger.OnPortalEvent(event.value(), event.offline());
        }
        if (annotation instanceof OnPayment) {
            return new Trigger.OnPortalEvent("ONAPPPAYMENT");
        }
        if (annotation instanceof OnMethodConfirm) {
            return new Trigger.OnPortalEvent("ONAPPMETHODCONFIRM");
        }
        return annotation instanceof OnUnhandled ? new Trigger.OnUnhandled() : lifecycle(annotation);
    }

    /** What a method takes a record of; {@link Record} itself when it takes none of an author's. */
    private static Class<? extends Record> subject(Method method) {
        return Stream.of(method.getParameterTypes())
                .filter(type -> type.isRecord() && !OWN.contains(type.getPackageName()))
                .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
                .findFirst()
                .orElse(Record.class);
    }

    /** What a method takes the answers of; {@link Record} itself when it takes none. */
    private static Class<? extends Record> answers(Method method) {
        return Stream.of(method.getGenericParameterTypes())
                .filter(type -> type instanceof ParameterizedType generic && generic.getRawType() == Answers.class)
                .map(type -> ((ParameterizedType) type).getActualTypeArguments()[0])
                .filter(type -> type instanceof Class<?> plain && plain.isRecord())
                .<Class<? extends Record>>map(type -> ((Class<?>) type).asSubclass(Record.class))
                .findFirst()
                .orElse(Record.class);
    }

    /** Any message, with a pattern of so many groups. */
    static Trigger withGroups(int count) {
        return new Trigger.OnMessage("", Optional.of(Pattern.compile("()".repeat(count))), Set.of(), false, 0, false);
    }

    private static Trigger lifecycle(Annotation annotation) {
        Class<? extends Event> type = annotation instanceof OnBotDelete
                ? BotRemoved.class
                : annotation instanceof OnInstall
                        ? AppInstalled.class
                        : annotation instanceof OnAppUpdate ? AppUpdated.class : AppUninstalled.class;
        return event(type, new DialogKind[0], false);
    }

    private static Trigger message(OnMessage message) {
        Optional<Pattern> pattern =
                message.pattern().isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(message.pattern()));
        return new Trigger.OnMessage(
                message.value(),
                pattern,
                kinds(message.in()),
                message.mention(),
                message.priority(),
                message.bots(),
                Optional.<Class<? extends Record>>of(message.state()).filter(state -> state != Record.class));
    }

    private static Trigger event(Class<? extends Event> type, DialogKind[] in, boolean bots) {
        return new Trigger.OnEvent(type, kinds(in), bots);
    }

    private static Set<DialogKind> kinds(DialogKind[] in) {
        return Set.copyOf(List.of(in));
    }
}
