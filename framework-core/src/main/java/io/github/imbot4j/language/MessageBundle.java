package io.github.imbot4j.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Message texts by key in several languages. Each language is a file on the class path, {@code BASE_xx.properties} in
 * UTF-8, where {@code xx} is the portal's name of the language; a language is added by adding its file. Several files
 * of one name on the class path are merged.
 *
 * <p>A text may have placeholders: <code>{0}</code>, and <code>{0,plural,one{# day}other{# days}}</code>, with the
 * forms {@code one}, {@code few}, {@code many} … a language needs.
 *
 * <p>Safe for use by several threads. A file is read when its language is first used.
 */
public final class MessageBundle {

    /** Where every language falls back to. */
    public static final String ENGLISH = "en";

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    /** In META-INF, since a folder of that name is no package: what others put there is seen from any module. */
    private static final String OWN = "META-INF/imbot4j/texts";

    private static final MessageBundle FRAMEWORK = new MessageBundle(OWN, MessageBundle.class.getClassLoader());

    private final String base;
    private final ClassLoader loader;
    private final Map<String, Messages> spoken = new ConcurrentHashMap<>();
    private volatile Set<String> languages = Set.of();
    private volatile Optional<List<BundleValidator.Finding>> findings = Optional.empty();

    private MessageBundle(String base, ClassLoader loader) {
        this.base = base;
        this.loader = loader;
    }

    static MessageBundle of(String base, ClassLoader loader) {
        return new MessageBundle(base, loader);
    }

    static MessageBundle ofFramework(ClassLoader loader) {
        return new MessageBundle(OWN, loader);
    }

    /** Where the files are, such as {@code com/acme/texts}. */
    String base() {
        return base;
    }

    boolean isOfFramework() {
        return base.equals(OWN);
    }

    /** What the framework itself says to users. */
    public static MessageBundle ofFramework() {
        return FRAMEWORK;
    }

    /**
     * The texts of an author.
     *
     * @param base such as {@code com/acme/texts}, for {@code com/acme/texts_en.properties}; in a named module a package
     *     that is open, or a folder that is none
     * @param near a class that is loaded with them
     */
    public static MessageBundle of(String base, Class<?> near) {
        ClassLoader loader = near.getClassLoader();
        return new MessageBundle(base, loader != null ? loader : ClassLoader.getSystemClassLoader());
    }

    /**
     * The texts in one language.
     *
     * @param language two letters as the portal says them; anything else, and a language without a file, is English
     */
    public Messages in(String language) {
        if (!LANGUAGE.matcher(language).matches()) {
            return in(ENGLISH);
        }
        Messages known = spoken.get(language);
        if (known == null) {
            known = load(language);
            spoken.putIfAbsent(language, known);
        }
        return known;
    }

    /** The languages there is a file for, by name. Looked for once. */
    public Set<String> languages() {
        if (languages.isEmpty()) {
            languages = Collections.unmodifiableSet(search());
        }
        return languages;
    }

    private Set<String> search() {
        Set<String> found = new TreeSet<>();
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z'; second++) {
                String language = "" + first + second;
                if (loader.getResource(file(language)) != null) {
                    found.add(language);
                }
            }
        }
        return found;
    }

    /** Where the texts of a language are. */
    public String file(String language) {
        return base + "_" + language + ".properties";
    }

    private Messages load(String language) {
        Map<String, MessageTemplate> own = new HashMap<>();
        Optional<String> unreadable = Optional.empty();
        for (TextFile file : files(language)) {
            file.lines().forEach((key, text) -> own.put(key, template(file, key, text)));
            if (file.wrong().isPresent()) {
                unreadable = Optional.of("The texts " + file.url() + " cannot be read: "
                        + file.wrong().get() + ".");
            }
        }
        if (language.equals(ENGLISH)) {
            return new Messages(ENGLISH, own, Optional.empty(), base, unreadable);
        }
        return own.isEmpty() && unreadable.isEmpty()
                ? in(ENGLISH)
                : new Messages(language, own, Optional.of(in(ENGLISH)), base, unreadable);
    }

    /** What is wrong with them; found once, as what is said is read once. */
    List<BundleValidator.Finding> findings() {
        Optional<List<BundleValidator.Finding>> known = findings;
        if (known.isEmpty()) {
            known = Optional.of(BundleValidator.find(this));
            findings = known;
        }
        return known.get();
    }

    /** The files of a language; last the one that is nearest on the class path, so that it has the last word. */
    List<TextFile> files(String language) {
        try {
            List<URL> found = new ArrayList<>(Collections.list(loader.getResources(file(language))));
            Collections.reverse(found);
            return found.stream().map(TextFile::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot look for texts of " + base + ".", unreadable);
        }
    }

    /** What cannot be read says so when it is to be said; {@link BundleValidator} finds it before. */
    private static MessageTemplate template(TextFile file, String key, String text) {
        try {
            return MessageTemplate.of(text);
        } catch (IllegalArgumentException wrong) {
            return MessageTemplate.unreadable(file.url() + ", \"" + key + "\": " + wrong.getMessage());
        }
    }
}
