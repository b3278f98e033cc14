package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The resolver of one parameter of a test. */
final class TestParameterResolver {

    /** Users of tests that were compiled without the names of parameters, in their order. */
    private static final List<String> NAMES = List.of("Alice", "Bob", "Carol", "Dave", "Erin", "Frank");

    private final BotKit kit;
    private final Executable test;
    private final ParameterContext context;
    private final Parameter parameter;

    TestParameterResolver(BotKit kit, Executable test, ParameterContext context) {
        this.kit = kit;
        this.test = test;
        this.context = context;
        this.parameter = context.getParameter();
    }

    /** Whatever it causes belongs to the preparation of the test. */
    Object fulfil() {
        everybody();
        Object wish = wish(parameter.getType());
        kit.begin();
        return wish;
    }

    private Object wish(Class<?> type) {
        if (type == User.class) {
            return user(parameter);
        }
        if (type == Portal.class) {
            return kit.portal();
        }
        if (type == BotKit.class) {
            return kit;
        }
        return type == Dialog.class ? dialog() : kit.bot(type);
    }

    /** A group has all users of its test in it, those further right too. */
    private void everybody() {
        users().forEach(this::user);
    }

    private List<Parameter> users() {
        return Arrays.stream(test.getParameters())
                .filter(one -> one.getType() == User.class)
                .toList();
    }

    private User user(Parameter wanted) {
        return kit.user(name(wanted), traits(wanted));
    }

    private String name(Parameter wanted) {
        if (wanted.isNamePresent() || wanted.getType() != User.class) {
            return wanted.getName();
        }
        int place = users().indexOf(wanted);
        return place < NAMES.size() ? NAMES.get(place) : "User " + (place + 1);
    }

    private UserTraits traits(Parameter wanted) {
        boolean client = wanted.isAnnotationPresent(Client.class);
        boolean extranet = wanted.isAnnotationPresent(Extranet.class);
        boolean admin = wanted.isAnnotationPresent(Admin.class);
        if ((client ? 1 : 0) + (extranet ? 1 : 0) + (admin ? 1 : 0) > 1) {
            throw refusal("is two of @Client, @Extranet and @Admin; leave one.");
        }
        Person.Kind kind = client ? Person.Kind.CONNECTOR : extranet ? Person.Kind.EXTRANET : Person.Kind.EMPLOYEE;
        Language language = wanted.getAnnotation(Language.class);
        InDepartment department = wanted.getAnnotation(InDepartment.class);
        if (department != null && kind != Person.Kind.EMPLOYEE) {
            throw refusal("works in a department and is from outside; leave one.");
        }
        return new UserTraits(
                kind, admin, language == null ? "en" : language.value(), department == null ? "" : department.value());
    }

    private Dialog dialog() {
        Optional<WithBot> with = context.findAnnotation(WithBot.class);
        with.ifPresent(named -> requireBot(named.value()));
        if (context.isAnnotated(Group.class) && context.isAnnotated(OpenLine.class)) {
            throw refusal("is both @Group and @OpenLine; leave one.");
        }
        if (context.isAnnotated(Group.class)) {
            return with.map(named -> kit.group(parameter.getName(), kit.employees(), List.of(named.value())))
                    .orElseGet(() -> kit.group(parameter.getName()));
        }
        if (context.isAnnotated(OpenLine.class)) {
            User client = client();
            return with.map(named -> kit.openLine(client, named.value())).orElseGet(() -> openLine(client));
        }
        User user = with.map(WithBot::user)
                .filter(name -> !name.isEmpty())
                .map(kit::user)
                .orElseGet(this::first);
        return kit.chat(user, with.map(WithBot::value).orElseGet(this::onlyBot));
    }

    private User first() {
        return kit.employees().get(0);
    }

    private User client() {
        return kit.users().stream()
                .filter(User::isClient)
                .findFirst()
                .orElseGet(() -> kit.user("client", UserTraits.client()));
    }

    private Dialog openLine(User client) {
        List<String> codes = kit.portal().state().bots().where(RegisteredBot::openLine).stream()
                .map(RegisteredBot::code)
                .toList();
        if (codes.size() != 1) {
            throw refusal(
                    codes.isEmpty()
                            ? "needs a bot that works in Open Lines: @Bot(openLines = true), or type = OPEN_LINE."
                            : "is with one of the bots " + String.join(", ", codes) + "; say which: @WithBot(\""
                                    + codes.get(0) + "\").");
        }
        return kit.openLine(client, codes.get(0));
    }

    private String onlyBot() {
        List<String> codes = kit.codes();
        if (codes.size() != 1) {
            throw refusal("is with one of the bots " + String.join(", ", codes) + "; say which: @WithBot(\""
                    + codes.get(0) + "\").");
        }
        return codes.get(0);
    }

    private void requireBot(String code) {
        if (!kit.codes().contains(code)) {
            throw refusal("is @WithBot(\"" + code + "\"), but the bots are " + String.join(", ", kit.codes()) + ".");
        }
    }

    private ParameterResolutionException refusal(String why) {
        return new ParameterResolutionException("\"" + parameter + "\" of "
                + test.getDeclaringClass().getSimpleName() + "." + test.getName() + "() " + why);
    }
}
