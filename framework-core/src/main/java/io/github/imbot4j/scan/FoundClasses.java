package io.github.imbot4j.scan;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.MethodInfo;
import io.github.classgraph.ScanResult;
import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Find the classes that matter, in the order of their names.
 *
 * @param bots those with {@link Bot}
 * @param others those without it that have handler methods all the same
 * @param lines where their methods stand in the source
 */
record FoundClasses(List<Class<?>> bots, List<Class<?>> others, SourceLines lines) {

    static FoundClasses in(List<String> packages, Problems problems) {
        if (packages.isEmpty()) {
            // ClassGraph would take this for everything there is.
            return new FoundClasses(List.of(), List.of(), new SourceLines(Map.of()));
        }
        List<Class<?>> bots = new ArrayList<>();
        List<Class<?>> others = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        try (ScanResult scanned = graph(packages).scan()) {
            scanned.getAllClasses().stream()
                    .sorted(Comparator.comparing(ClassInfo::getName))
                    .forEach(info -> {
                        boolean bot = info.hasAnnotation(Bot.class);
                        if (bot || handles(info)) {
                            remember(info, lines);
                            load(info, bot ? bots : others, problems);
                        }
                    });
        }
        // A class that only carries an annotation which itself is annotated is no bot.
        bots.removeIf(type -> !type.isAnnotationPresent(Bot.class));
        return new FoundClasses(List.copyOf(bots), List.copyOf(others), new SourceLines(lines));
    }

    private static ClassGraph graph(List<String> packages) {
        ClassGraph graph = new ClassGraph()
                .enableClassInfo()
                .enableMethodInfo()
                .enableAnnotationInfo()
                .ignoreClassVisibility()
                .ignoreMethodVisibility();
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

    private static void load(ClassInfo info, List<Class<?>> into, Problems problems) {
        try {
            into.add(info.loadClass());
        } catch (IllegalArgumentException broken) {
            problems.add("class " + info.getName(), unloadable(info.getSimpleName(), broken));
        }
    }
}
