package io.github.imbot4j.binding;

import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.bot.UserMention;
import io.github.imbot4j.command.ArgumentType;
import io.github.imbot4j.command.ArgumentTypes;
import io.github.imbot4j.command.Choice;
import io.github.imbot4j.command.ParseContext;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.model.CommandHelp;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A parameter that is parsed from command text: picocli's annotation on it, read once, and its type. Immutable; the value that
 * picocli's own argument object can hold is never set.
 */
final class TypedParameter {

    private static final int MOST_NUMBERS = 12;

    /** What picocli's annotation says when nothing is written in it: that of parameters that have none. */
    private static final Parameters NOT_SAID = Arrays.stream(TypedParameter.class.getDeclaredMethods())
            .filter(method -> method.getName().equals("bare"))
            .map(method -> method.getParameters()[0].getAnnotation(Parameters.class))
            .findFirst()
            .orElseThrow();

    private final AnnotatedTarget annotatedTarget;
    private final Annotation said;
    private final int position;
    private final List<Class<?>> elements;
    private final ITypeConverter<?>[] converters;
    private final List<Optional<ArgumentType<?>>> wordTypes;
    private final Optional<Range> range;
    private final ValueReader values;
    private final MessageKeys wording;
    private final ArgSpec spec;
    private final boolean required;

    /**
     * Reads a parameter's declaration.
     *
     * @param position how many positional parameters stand before it; its index unless it says another
     * @param wording says what its description is
     * @throws CommandLine.PicocliException when a converter cannot be made
     */
    TypedParameter(AnnotatedTarget annotatedTarget, int position, MessageKeys wording) {
        this.annotatedTarget = annotatedTarget;
        AnnotatedElement parameter = annotatedTarget.element();
        this.said = isPositional(annotatedTarget)
                ? parameter.getAnnotation(Parameters.class)
                : isOne(annotatedTarget) ? parameter.getAnnotation(Option.class) : NOT_SAID;
        this.position = position;
        this.wording = wording;
        Class<?>[] types = said instanceof Parameters words ? words.type() : ((Option) said).type();
        this.elements = types.length > 0 ? List.of(types) : ElementTypes.of(annotatedTarget.generic());
        this.converters = Arrays.stream(
                        said instanceof Parameters words ? words.converter() : ((Option) said).converter())
                .map(TypedParameter::make)
                .toArray(ITypeConverter<?>[]::new);
        this.wordTypes =
                elements.stream().map(type -> ArgumentTypes.of(type, wording)).toList();
        this.range = Optional.ofNullable(parameter.getAnnotation(Range.class));
        String divider = said instanceof Parameters words ? words.split() : ((Option) said).split();
        this.values = new ValueReader(type(), List.of(converters), wordTypes, divider, range);
        this.spec = said instanceof Parameters words ? positional(words) : option((Option) said);
        this.required = spec.required(); // picocli changes its mind in a group
    }

    @SuppressWarnings("unused") // only its parameter counts
    private static void bare(@Parameters String parameter) {}

    static boolean isOne(AnnotatedTarget annotatedTarget) {
        return isPositional(annotatedTarget) || annotatedTarget.element().isAnnotationPresent(Option.class);
    }

    static boolean isPositional(AnnotatedTarget annotatedTarget) {
        return annotatedTarget.element().isAnnotationPresent(Parameters.class);
    }

    Class<?> type() {
        return annotatedTarget.type();
    }

    Annotation said() {
        return said;
    }

    /** The types text is turned into: of the elements, of keys and values, or of the parameter itself. */
    List<Class<?>> elements() {
        return elements;
    }

    /** How words become its value. */
    ValueReader values() {
        return values;
    }

    /** How words become its value, or one of its values; empty for maps, and where the author wrote a converter. */
    Optional<ArgumentType<?>> wordType() {
        return elements.size() == 1 ? wordType(0) : Optional.empty();
    }

    /** How words become its key, for 0, or its value, for 1; empty where the author wrote a converter. */
    Optional<ArgumentType<?>> wordType(int element) {
        return element < converters.length ? Optional.empty() : wordTypes.get(element);
    }

    Optional<Range> range() {
        return range;
    }

    /** Values to offer for it; empty when there are none, or too many. */
    List<Choice> choices(ParseContext parseContext) {
        if (range.isPresent()
                && range.get().max() - range.get().min() < MOST_NUMBERS
                && NumberRange.isWhole(elements.get(0))) {
            return LongStream.rangeClosed((long) Math.ceil(range.get().min()), (long)
                            range.get().max())
                    .mapToObj(Long::toString)
                    .map(number -> new Choice(number, number))
                    .toList();
        }
        return wordType().map(type -> type.choices(parseContext)).orElse(List.of());
    }

    /** What its author says of it in a language, on one line; may be empty. */
    String description(String language) {
        return wording.in(language, description());
    }

    /** How it is described by language, and how it is written. */
    CommandHelp.Parameter manual() {
        String names = spec instanceof OptionSpec option
                ? String.join(", ", option.names()) + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
                : spec.paramLabel();
        return new CommandHelp.Parameter(names, wording.all(description()));
    }

    /** Why its description has no text, and what its constants cannot be called; empty when all is well. */
    List<MessageKeys.Lack> missing() {
        Stream<MessageKeys.Lack> labels = elements.stream()
                .filter(Class::isEnum)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .flatMap(constant -> wording.missing((Enum<?>) constant).stream());
        return Stream.concat(wording.missing(description()).stream(), labels).toList();
    }

    private String description() {
        return String.join(" ", said instanceof Parameters words ? words.description() : ((Option) said).description());
    }

    boolean hasConverter() {
        return converters.length > 0;
    }

    /** Tells whether it takes everything from its place on, whatever that is given in. */
    boolean isRest() {
        boolean text = elements.equals(List.of(FreeText.class));
        return said instanceof Parameters && (text || (said == NOT_SAID && isPlainText()));
    }

    /** Tells whether any words are a value of it. */
    boolean takesAnything() {
        return !hasConverter() && (isPlainText() || elements.equals(List.of(FreeText.class)));
    }

    private boolean isPlainText() {
        return elements.equals(List.of(String.class)) || elements.equals(List.of(CharSequence.class));
    }

    /** Tells whether a user is to be named. */
    boolean isPerson() {
        return elements.equals(List.of(UserMention.class)) && !hasConverter();
    }

    /** Tells whether it takes any number of words. */
    boolean isMany() {
        return values.isMany();
    }

    /** Tells whether it is yes or no. */
    boolean isFlag() {
        Class<?> last = elements.get(elements.size() - 1);
        return last == boolean.class || last == Boolean.class;
    }

    /** Tells whether it takes the next word, having named no index of its own. */
    boolean isNext() {
        return said instanceof Parameters words && words.index().isEmpty();
    }

    /** What it is to picocli. */
    ArgSpec spec() {
        return spec;
    }

    /** Tells whether it may not be left out, or not alone of its group. */
    boolean isRequired() {
        return required;
    }

    /** What it is called. */
    String label() {
        if (spec instanceof OptionSpec option) {
            return option.longestName() + (option.arity().max() == 0 ? "" : "=" + option.paramLabel());
        }
        return spec.paramLabel();
    }

    /** How it is written, in brackets when it may be left out. */
    String shape() {
        return required ? bareShape() : "[" + label() + "]" + dots();
    }

    /** How it is written, without brackets. */
    String bareShape() {
        return label() + dots();
    }

    private String dots() {
        return spec.arity().max() > 1 || spec.isMultiValue() ? "…" : "";
    }

    private ArgSpec positional(Parameters words) {
        String defaultValue = defaultValue(words.defaultValue());
        CommandLine.Range arity = CommandLine.Range.valueOf(
                !words.arity().isEmpty() && !isRest()
                        ? words.arity()
                        : isMany() && !isRest() ? "0..*" : isMany() || type() == Optional.class ? "0..1" : "1");
        String index = !words.index().isEmpty() ? words.index() : isMany() ? position + "..*" : "" + position;
        return PositionalParamSpec.builder()
                // All of the rest is one word when it comes here.
                .index(isRest() ? "" + CommandLine.Range.valueOf(index).min() : index)
                .arity(arity)
                .required(arity.min() > 0 && defaultValue == null)
                .type(type())
                .auxiliaryTypes(elements.toArray(Class<?>[]::new))
                .converters(converters)
                .paramLabel(label(words.paramLabel()))
                .splitRegex(words.split())
                .defaultValue(defaultValue)
                .build();
    }

    private ArgSpec option(Option option) {
        OptionSpec.Builder builder = OptionSpec.builder(option.names())
                .required(option.required() && defaultValue(option.defaultValue()) == null)
                .negatable(option.negatable())
                .fallbackValue(option.fallbackValue())
                .type(type())
                .auxiliaryTypes(elements.toArray(Class<?>[]::new))
                .converters(converters)
                .paramLabel(label(option.paramLabel()))
                .splitRegex(option.split())
                .defaultValue(defaultValue(option.defaultValue()));
        return (option.arity().isEmpty() ? builder : builder.arity(option.arity())).build();
    }

    private @Nullable String defaultValue(String written) {
        boolean none =
                written.equals(Parameters.NULL_VALUE) || written.equals(ExplicitAttributes.unset(said, "defaultValue"));
        return none ? null : written;
    }

    private String label(String written) {
        if (!written.isEmpty()) {
            return written;
        }
        return "<" + annotatedTarget.name() + ">";
    }

    private static ITypeConverter<?> make(Class<? extends ITypeConverter<?>> type) {
        try {
            return CommandLine.defaultFactory().create(type);
        } catch (CommandLine.PicocliException refused) {
            throw refused;
        } catch (Exception failure) {
            throw new CommandLine.InitializationException("Cannot make a " + type.getName() + ": " + failure, failure);
        }
    }
}
