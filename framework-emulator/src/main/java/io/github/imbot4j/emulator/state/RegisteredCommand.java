package io.github.imbot4j.emulator.state;

import java.util.List;
import java.util.Optional;

/**
 * A registered command (v1 §3.1).
 *
 * @param command without the slash
 * @param texts by language; none makes it hidden
 */
public record RegisteredCommand(
        long id,
        long botId,
        String appId,
        String command,
        boolean common,
        boolean hidden,
        boolean extranet,
        List<Text> texts) {

    public RegisteredCommand {
        texts = List.copyOf(texts);
    }

    /** The title and parameters of a command in a language, such as {@code en}. */
    public record Text(String language, String title, String params) {}

    /** The text in a language, in English, or the first there is. */
    public Optional<Text> text(String language) {
        return texts.stream()
                .filter(text -> text.language().equals(language))
                .findFirst()
                .or(() -> texts.stream()
                        .filter(text -> text.language().equals("en"))
                        .findFirst())
                .or(() -> texts.stream().findFirst());
    }
}
