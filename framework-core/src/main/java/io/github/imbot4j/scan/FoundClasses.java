package io.github.imbot4j.scan;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.MethodInfo;
import io.github.classgraph.ScanResult;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.BotAdvice;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The classes found by a scan, sorted by name, or in the order they were listed.
 *
 * @param bots those with {@link Bot}
 * @param everywhere those with {@link BotAdvice}
 * @param others those without either that have handler methods all the same
 * @param lines where their methods stand in the source
 * @param wrong what was found wrong already, by its subject
 */
record FoundClasses(
        List<Class<?>> bots,
        List<Class<?>> everywhere,
        List<Class<?>> others,
        SourceLines lines,
        Map<String, Problem> wrong) {

    static FoundClasses in(List<String> packages, Optional<ClassLoader> loader) {
        if (packages.isEmpty()) {
            // ClassGraph would take this for everything there is.
            return new FoundClasses(List.of(), List.of(), List.of(), new SourceLines(Map.of()), Map.of());
        }
        List<Class<?>> bots = new ArrayList<>();
        List<Class<?>> everywhere = new ArrayList<>();
        List<Class<?>> others = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        Map<String, Problem> wrong = new LinkedHashMap<>();
        ClassGraph graph = graph(packages);
        // Of another loader's classes those count that it would load, and not what else the JVM was started with.
        loader.ifPresent(graph::overrideClassLoaders);
        try (ScanResult scanned = graph.scan()) {
            scanned.getAllClasses().stream()
                    .sorted(Comparator.comparing(ClassInfo::getName))
                    .forEach(info -> {
                        boolean bot = info.hasAnnotation(Bot.class);
                        boolean every = info.hasAnnotation(BotAdvice.class);
                        if (bot || every || handles(info)) {
                            remember(info, lines);
                            load(info, loader, bot ? bots : every ? everywhere : others, wrong);
                        }
                    });
        }
        // A class that only carries an annotation which itself is annotated is no bot.
        bots.removeIf(type -> !type.isAnnotationPresent(Bot.class));
        everywhere.removeIf(type -> !type.isAnnotationPresent(BotAdvice.class));
        return new FoundClasses(
                List.copyOf(bots), List.copyOf(everywhere), List.copyOf(others), new SourceLines(lines), wrong);
    }

    /** Takes exactly these; only where they lie is read, and for the lines of their methods alone. */
    static FoundClasses of(List<Class<?>> types) {
        Map<String, Problem> wrong = new LinkedHashMap<>();
        types.stream()
                .filter(type -> !type.isAnnotationPresent(Bot.class) && !type.isAnnotationPresent(BotAdvice.class))
                .forEach(type -> wrong.put("class " + type.getName(), noBot(type)));
        List<Class<?>> bots = types.stream()
                .distinct()
                .filter(type -> type.isAnnotationPresent(Bot.class))
                .toList();
        List<Class<?>> everywhere = types.stream()
                .distinct()
                .filter(type -> !bots.contains(type) && type.isAnnotationPresent(BotAdvice.class))
                .toList();
        List<Class<?>> read = Stream.concat(bots.stream(), everywhere.stream()).toList();
        return new FoundClasses(bots, everywhere, List.of(), lines(read), wrong);
    }

    /** Puts what was found wrong already where the rest will be put. */
    void report(Problems problems) {
        wrong.forEach(problems::add);
    }

    private static SourceLines lines(List<Class<?>> bots) {
        List<Class<?>> types = bots.stream()
                .flatMap(type -> Stream.<Class<?>>iterate(type, next -> next != null, Class::getSuperclass))
                .filter(type -> type.getProtectionDomain().getCodeSource() != null)
                .distinct()
                .toList();
        Map<String, Integer> lines = new HashMap<>();
        if (!types.isEmpty()) {
            Object[] places = types.stream()
                    .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                    .distinct()
                    .toArray();
            String[] names = types.stream().map(Class::getName).toArray(String[]::new);
            try (ScanResult scanned =
                    graph().overrideClasspath(places).acceptClasses(names).scan()) {
                scanned.getAllClasses().forEach(info -> remember(info, lines));
            }
        }
        return new SourceLines(lines);
    }

    private static ClassGraph graph() {
        return new ClassGraph()
                .enableClassInfo()
                .enableMethodInfo()
                .enableAnnotationInfo()
                .ignoreClassVisibility()
                .ignoreMethodVisibility();
    }

    private static ClassGraph graph(List<String> packages) {
        ClassGraph graph = graph();
        for (String name : packages) {
            if (name.isEmpty()) {
                graph.acceptPackagesNonRecursive(name);
            } else {
                graph.acceptPackages(name);
            }
        }
        return graph;
    }

    private static boolean handles(ClassInfo info) {
        return info.getDeclaredMethodInfo().stream()
                .anyMatch(method -> HandlerAnnotation.TYPES.stream().anyMatch(method::hasAnnotation));
    }

    private static void remember(ClassInfo info, Map<String, Integer> lines) {
        for (MethodInfo method : info.getDeclaredMethodInfo()) {
            lines.put(
                    SourceLines.key(info.getName(), method.getName(), method.getTypeDescriptorStr()),
                    method.getMinLineNum());
        }
    }

    /** A class that is there while something it needs is not. */
    static Problem unloadable(String name, Throwable broken) {
        return new Problem(
                name, "cannot be loaded: " + broken + ".", "Put what it needs on the class path.", Optional.of(broken));
    }

    private static Problem noBot(Class<?> type) {
        return new Problem(
                type.getSimpleName(), "is named as a bot and has no @Bot.", "Put @Bot(code = …, name = …) on it.");
    }

    private static void load(
            ClassInfo info, Optional<ClassLoader> loader, List<Class<?>> into, Map<String, Problem> wrong) {
        try {
            into.add(loader.isPresent() ? Class.forName(info.getName(), false, loader.get()) : info.loadClass());
        } catch (IllegalArgumentException | ClassNotFoundException | LinkageError broken) {
            wrong.put("class " + info.getName(), unloadable(info.getSimpleName(), broken));
        }
    }
}
