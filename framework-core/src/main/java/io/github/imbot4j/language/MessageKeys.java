package io.github.imbot4j.language;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resolution of texts in annotations: a text in English, or <code>{key}</code> of the author's texts in all their
 * languages.
 *
 * <p>Immutable.
 */
public final class MessageKeys {

    /** Texts as they are; there are no keys. */
    public static final MessageKeys PLAIN = new MessageKeys(Optional.empty());

    private static final Pattern KEY = Pattern.compile("\\{([A-Za-z0-9_.-]+)}");

    private final Optional<MessageBundle> texts;

    private MessageKeys(Optional<MessageBundle> texts) {
        this.texts = texts;
    }

    /** Texts by key. */
    public static MessageKeys of(MessageBundle messageBundle) {
        return new MessageKeys(Optional.of(messageBundle));
    }

    private static Optional<String> key(String said) {
        Matcher matcher = KEY.matcher(said);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** By language, English first; a language that lacks a key has the English text. Nothing for an empty text. */
    public Map<String, String> all(String said) {
        Map<String, String> all = new LinkedHashMap<>();
        if (said.isEmpty()) {
            return all;
        }
        all.put(MessageBundle.ENGLISH, in(MessageBundle.ENGLISH, said));
        if (key(said).isPresent()) {
            texts.ifPresent(known -> known.languages().forEach(language -> all.put(language, in(language, said))));
        }
        return all;
    }

    /** In one language, or in English; what has no text, or one that is no use here, is said as it is written. */
    public String in(String language, String said) {
        try {
            return key(said)
                    .flatMap(key -> texts.flatMap(known -> known.in(language).find(key)))
                    .orElse(said);
        } catch (IllegalArgumentException wrong) {
            // Whoever made the bot was told by missing().
            return said;
        }
    }

    /** The texts; empty when there are none, and so no keys. */
    public Optional<MessageBundle> texts() {
        return texts;
    }

    /** What a constant is called in one language; what has no text, as {@link EnumLabel#of} says. */
    public String label(String language, Enum<?> constant) {
        try {
            return texts.map(known -> known.in(language).label(constant)).orElseGet(() -> EnumLabel.of(constant));
        } catch (IllegalArgumentException wrong) {
            // Whoever made the bot was told by missing(), or by the checks of the file.
            return EnumLabel.of(constant);
        }
    }

    /** What a constant is called in any language. */
    public Set<String> labels(Enum<?> constant) {
        Set<String> all = new LinkedHashSet<>(Set.of(EnumLabel.of(constant)));
        texts.ifPresent(known -> known.languages().forEach(language -> all.add(label(language, constant))));
        return all;
    }

    /** Why a key has no text, for a report; empty when all is well. */
    public Optional<Lack> missing(String said) {
        return key(said).flatMap(key -> {
            if (texts.isEmpty()) {
                return Optional.of(new Lack(
                        "takes the text {" + key + "}, and the bot names no texts.",
                        "Name them, @Bot(texts = \"com/acme/texts\")."));
            }
            return lack(texts.get(), key);
        });
    }

    /** Why a constant cannot be called what its text says; empty when all is well. */
    public Optional<Lack> missing(Enum<?> constant) {
        String key = EnumLabel.key(constant);
        return texts.filter(
                        known -> !known.in(MessageBundle.ENGLISH).arguments(key).isEmpty())
                .map(known -> new Lack(
                        "takes the constant " + key + ", whose text in " + known.file(MessageBundle.ENGLISH)
                                + " has places for arguments.",
                        "Take them out; nothing is put into what a constant is called."));
    }

    /** Looks at the English text only: what is wrong with any file, and other languages, {@link BundleValidator} finds. */
    private static Optional<Lack> lack(MessageBundle messageBundle, String key) {
        if (!messageBundle.in(MessageBundle.ENGLISH).isReadable(key)) {
            return Optional.empty();
        }
        try {
            if (messageBundle.in(MessageBundle.ENGLISH).find(key).isEmpty()) {
                return Optional.of(new Lack(
                        "takes the text {" + key + "}, which " + messageBundle.file(MessageBundle.ENGLISH) + " lacks.",
                        "Write the line \"" + key + " = …\" there; every other language may leave it out."));
            }
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(new Lack(
                    "takes the text {" + key + "}, which cannot be said: " + wrong.getMessage(),
                    "Mend the file. Nothing is put into such a text, so it has no places such as {0}."));
        }
    }

    /**
     * A key without a text.
     *
     * @param what is wrong, the place apart
     * @param remedy what to do
     */
    public record Lack(String what, String remedy) {}
}
