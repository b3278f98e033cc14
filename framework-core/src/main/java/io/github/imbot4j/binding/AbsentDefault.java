package io.github.imbot4j.binding;

import java.lang.reflect.Method;
import java.util.Arrays;
import picocli.CommandLine.Parameters;

/** The default of a parameter that is absent from picocli's annotation. */
final class AbsentDefault {

    /** The annotation of parameters that have none. */
    static final Parameters PARAMETERS = Arrays.stream(AbsentDefault.class.getDeclaredMethods())
            .filter(method -> method.getName().equals("bare"))
            .map(Method::getParameters)
            .map(parameters -> parameters[0].getAnnotation(Parameters.class))
            .findFirst()
            .orElseThrow();

    private AbsentDefault() {}

    @SuppressWarnings("unused") // only its parameter counts
    private static void bare(@Parameters String parameter) {}
}
