package io.github.imbot4j.scan;

import io.github.imbot4j.binding.SignatureFormat;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.problem.Problem;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The creation of a bot class's single instance, if the class can be instantiated. */
final class BotInstantiator {

    private final Class<?> type;
    private final Consumer<Problem> problems;

    BotInstantiator(Class<?> type, Consumer<Problem> problems) {
        this.type = type;
        this.problems = problems;
    }

    /** Makes it; empty with a problem. */
    Optional<Object> make(BotFactory factory) {
        Optional<String> shape = wrongShape();
        if (shape.isPresent()) {
            report("is " + shape.get() + ", of which no bot can be made.", "Put @Bot on a plain class.", null);
            return Optional.empty();
        }
        try {
            Object made = factory.create(type);
            if (type.isInstance(made)) {
                return Optional.of(made);
            }
            report(
                    "was not made: the factory returned "
                            + (made == null ? "null" : "a " + made.getClass().getName()) + ".",
                    made != null && Proxy.isProxyClass(made.getClass())
                            ? "That is a proxy of its interfaces: let the container make one of its class"
                                    + " (proxyTargetClass = true), or none."
                            : "Register it there.",
                    null);
        } catch (ConstructorFactory.NotMade notMade) {
            report(String.valueOf(notMade.getMessage()), notMade.remedy(), notMade.getCause());
        } catch (RuntimeException | LinkageError failure) {
            report("was not made: the factory threw " + failure + ".", "Register it there.", failure);
        }
        return Optional.empty();
    }

    private Optional<String> wrongShape() {
        boolean instance = !Modifier.isStatic(type.getModifiers());
        if (type.isInterface()) {
            return Optional.of("an interface");
        }
        if (type.isEnum()) {
            return Optional.of("an enum");
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            return Optional.of("abstract");
        }
        if (type.isAnonymousClass() || type.isLocalClass() || (type.isMemberClass() && instance)) {
            return Optional.of("an inner class");
        }
        return type.getTypeParameters().length > 0 ? Optional.of("generic") : Optional.empty();
    }

    private void report(String what, String remedy, @Nullable Throwable cause) {
        problems.accept(new Problem(SignatureFormat.of(type), what, remedy, Optional.ofNullable(cause)));
    }
}
