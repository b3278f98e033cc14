package io.github.imbot4j.samples.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The knowledge base in each language there is one for. */
record Knowledge(Map<String, KnowledgeBase> languages) {

    /** A file of the reader's own, in place of those of the sample. */
    static final String SETTING = "DESK_ANSWERS";

    private static final String ENGLISH = "en";

    Knowledge {
        languages = Map.copyOf(languages);
    }

    static Knowledge of(Map<String, String> environment) {
        String file = environment.getOrDefault(SETTING, "").strip();
        return file.isEmpty()
                ? new Knowledge(Map.of(ENGLISH, own("answers_en.md"), "ru", own("answers_ru.md")))
                : new Knowledge(Map.of(ENGLISH, file(Path.of(file))));
    }

    /** The one in a language; the English one if there is none. */
    KnowledgeBase in(String language) {
        return Objects.requireNonNull(languages.getOrDefault(language, languages.get(ENGLISH)));
    }

    private static KnowledgeBase file(Path file) {
        try {
            return KnowledgeBase.read(Files.readString(file));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    SETTING + " is \"" + file + "\", which cannot be read as answers: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static KnowledgeBase own(String name) {
        try (InputStream file = Objects.requireNonNull(Knowledge.class.getResourceAsStream(name))) {
            return KnowledgeBase.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
