package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.BotClassScan;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.model.BotFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The settings of {@link BotTest} on the class of a test or an enclosing one. */
final class BotTestSettings {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(BotTestSettings.class);

    private final BotTest annotation;
    private final Sought sought;
    private final BotClassScan classes;

    /** What is looked for; the same is looked for once in a run. */
    private record Sought(List<Class<?>> types, List<String> packages) {

        BotClassScan find() {
            return types.isEmpty()
                    ? BotClassScan.in(packages.toArray(String[]::new))
                    : BotClassScan.of(types.toArray(Class<?>[]::new));
        }
    }

    private BotTestSettings(BotTest annotation, Sought sought, BotClassScan classes) {
        this.annotation = annotation;
        this.sought = sought;
        this.classes = classes;
    }

    static BotTestSettings of(ExtensionContext context) {
        Optional<Class<?>> next = context.getTestClass();
        while (next.isPresent()) {
            Class<?> type = next.get();
            Optional<BotTest> found = AnnotationSupport.findAnnotation(type, BotTest.class);
            if (found.isPresent()) {
                return of(found.get(), type, context);
            }
            next = Optional.ofNullable(type.getEnclosingClass());
        }
        throw new ExtensionConfigurationException(
                "There is no @BotTest on " + context.getDisplayName() + " or a class around it.");
    }

    private static BotTestSettings of(BotTest annotation, Class<?> annotated, ExtensionContext context) {
        List<Class<?>> types = List.of(annotation.value());
        List<String> packages = List.of(annotation.packages());
        if (!types.isEmpty() && !packages.isEmpty()) {
            throw new ExtensionConfigurationException("@BotTest on " + annotated.getSimpleName()
                    + " names classes and packages; name only classes, or only packages.");
        }
        Sought sought = new Sought(
                types, types.isEmpty() && packages.isEmpty() ? List.of(annotated.getPackageName()) : packages);
        BotClassScan classes =
                context.getRoot().getStore(HERE).getOrComputeIfAbsent(sought, Sought::find, BotClassScan.class);
        return new BotTestSettings(annotation, sought, classes);
    }

    /** Whether a test may ask for the instance of this class. */
    boolean isBot(Class<?> type) {
        return sought.types().contains(type)
                || (type.isAnnotationPresent(Bot.class)
                        && sought.packages().stream()
                                .anyMatch(name -> (type.getPackageName() + ".").startsWith(name + ".")));
    }

    BotKit.Options options() {
        BotKit.Options options = BotKit.Options.of(classes).with(annotation.connection());
        if (annotation.factory() != BotFactory.class) {
            options = options.with(factory());
        }
        return annotation.server() ? options.overHttp() : options;
    }

    private BotFactory factory() {
        Class<? extends BotFactory> type = annotation.factory();
        try {
            Constructor<? extends BotFactory> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException none) {
            throw new ExtensionConfigurationException(
                    type.getName() + " has no constructor without parameters; @BotTest(factory = …) needs one.", none);
        } catch (InvocationTargetException thrown) {
            throw new ExtensionConfigurationException(
                    "The constructor of " + type.getName() + " threw " + thrown.getCause() + ".", thrown.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new ExtensionConfigurationException(type.getName() + " cannot be made: " + failure, failure);
        }
    }
}
