package io.github.imbot4j.binding;

import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.command.ArgumentType;
import io.github.imbot4j.command.ArgumentTypes;
import io.github.imbot4j.command.Choice;
import io.github.imbot4j.command.FreeText;
import io.github.imbot4j.command.ParseContext;
import io.github.imbot4j.command.UserMention;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.model.CommandHelp;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * A parameter that is parsed from command text: picocli's annotation on it, and its type. picocli's own argument
 * objects hold the values they parsed, so each parse creates new ones.
 */
final class TypedParameter {

    private static final int MOST_NUMBERS = 12;

    private final AnnotatedTarget annotatedTarget;
    private final Annotation said;
    private final int position;
    private final List<Class<?>> elements;
    private final ITypeConverter<?>[] converters;
    private final Map<Class<?>, ArgumentType<?>> wordTypes = new LinkedHashMap<>();
    private final Optional<Range> range;
    private final MessageKeys wording;

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
                : isOne(annotatedTarget) ? parameter.getAnnotation(Option.class) : AbsentDefault.PARAMETERS;
        this.position = position;
        this.wording = wording;
        Class<?>[] types = said instanceof Parameters words ? words.type() : ((Option) said).type();
        this.elements = types.length > 0 ? List.of(types) : ElementTypes.of(annotatedTarget.generic());
        this.converters = Arrays.stream(
                        said instanceof Parameters words ? words.converter() : ((Option) said).converter())
                .map(TypedParameter::make)
                .toArray(ITypeConverter<?>[]::new);
        if (!hasConverter()) {
            elements.forEach(type -> ArgumentTypes.of(type, wording).ifPresent(words -> wordTypes.put(type, words)));
        }
        this.range = Optional.ofNullable(parameter.getAnnotation(Range.class));
    }

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

    /** How words become values of its types, where picocli is not left to do it. */
    Map<Class<?>, ArgumentType<?>> wordTypes() {
        return wordTypes;
    }

    /** How words become its value, or one of its values; empty for maps, and where that is picocli's business. */
    Optional<ArgumentType<?>> wordType() {
        return elements.size() == 1 ? Optional.ofNullable(wordTypes.get(elements.get(0))) : Optional.empty();
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
        ArgSpec spec = fresh();
        String label = spec instanceof OptionSpec option
                ? String.join(", ", option.names()) + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
                : spec.paramLabel();
        return new CommandHelp.Parameter(label, wording.all(description()));
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
        return said instanceof Parameters && (text || (said == AbsentDefault.PARAMETERS && isPlainText()));
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
        return type().isArray() || type() == Map.class || Collection.class.isAssignableFrom(type());
    }

    /** Tells whether it takes the next word, having named no index of its own. */
    boolean isNext() {
        return said instanceof Parameters words && words.index().isEmpty();
    }

    /** picocli's argument, with room for the value of one parse. */
    ArgSpec fresh() {
        return said instanceof Parameters words ? positional(words) : option((Option) said);
    }

    /** What the method gets when nothing was typed; {@code null} when no value of the type means nothing. */
    @Nullable
    Object absent() {
        Class<?> type = annotatedTarget.type();
        if (type == String.class) {
            return "";
        }
        if (type == FreeText.class) {
            return new FreeText("");
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type.isPrimitive()) {
            return Array.get(Array.newInstance(type, 1), 0);
        }
        return isMany() ? List.of() : null;
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
