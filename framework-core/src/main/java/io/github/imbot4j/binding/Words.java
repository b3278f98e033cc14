package io.github.imbot4j.binding;

import io.github.imbot4j.binding.Layout.Named;
import io.github.imbot4j.binding.Layout.Place;
import io.github.imbot4j.command.Token;
import io.github.imbot4j.command.WordType;
import io.github.imbot4j.command.Writing;
import io.github.imbot4j.language.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turn the words of a chat into those of a command line: options in every way people write them ({@code --to Bob}, {@code
 * —to Bob}, {@code to:Bob}, {@code to=Bob}), and words that make one value together ({@code tomorrow 15:00}) as one.
 */
final class Words {

    private static final String END_OF_OPTIONS = "--";

    /** What phones make of two dashes. */
    private static final String LONG_DASHES = "—–―";

    private final Layout layout;
    private final String source;
    private final List<Token> tokens;
    private final Writing writing;
    private final List<Token> options = new ArrayList<>();
    private final List<Token> words = new ArrayList<>();
    private @Nullable Token unknown;
    private int at;
    private boolean literal;

    private Words(Layout layout, String source, List<Token> tokens, Writing writing) {
        this.layout = layout;
        this.source = source;
        this.tokens = tokens;
        this.writing = writing;
        this.literal = !layout.hasOptions();
    }

    /**
     * What was found.
     *
     * @param options with their values
     * @param words the others
     * @param unknown an option there is not, if there is one
     */
    record Sorted(List<Token> options, List<Token> words, Optional<Token> unknown) {

        /** As a program gets them: options first, so that no other word can be taken for one. */
        List<Token> line(boolean divided) {
            List<Token> line = new ArrayList<>(options);
            if (divided) {
                line.add(new Token(END_OF_OPTIONS, 0, 0, false));
            }
            line.addAll(words);
            return line;
        }
    }

    static Sorted sort(Layout layout, String source, List<Token> tokens, Writing writing) {
        Words words = new Words(layout, source, tokens, writing);
        words.run();
        return new Sorted(words.options, words.words, Optional.ofNullable(words.unknown));
    }

    private void run() {
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (!literal && token.text().equals(END_OF_OPTIONS) && !token.quoted()) {
                literal = true;
                at++;
            } else if (!takeOption(token)) {
                takeWord(token);
            }
        }
    }

    private boolean takeOption(Token token) {
        if (literal || token.quoted()) {
            return false;
        }
        Split split = split(token);
        if (split == null) {
            noteUnknown(token);
            return false;
        }
        at++;
        if (split.option().most() == 0) {
            takeFlag(token, split);
            return true;
        }
        options.add(token.as(split.option().name()));
        if (split.value() != null) {
            options.add(joined(split.value(), split.option().type().orElse(null), 0));
            return true;
        }
        for (int taken = 0; taken < split.option().most() && at < tokens.size() && !isOption(tokens.get(at)); taken++) {
            Token first = tokens.get(at++);
            options.add(joined(first, split.option().type().orElse(null), 0));
        }
        return true;
    }

    /** {@code daily:yes} is the flag, {@code daily:no} its opposite. */
    private void takeFlag(Token token, Split split) {
        Token value = split.value();
        if (value == null) {
            options.add(token.as(split.raw() ? token.text() : split.option().name()));
            return;
        }
        String said = split.option()
                .type()
                .flatMap(type -> type.read(value.text(), writing))
                .map(Object::toString)
                .orElse(value.text());
        options.add(value.as(split.option().name() + "=" + said));
    }

    /**
     * An option and what was glued to it.
     *
     * @param raw whether it is several short ones in one
     */
    private record Split(Named option, @Nullable Token value, boolean raw) {}

    private @Nullable Split split(Token token) {
        String text = token.text();
        if (text.isEmpty()) {
            return null;
        }
        if (LONG_DASHES.indexOf(text.charAt(0)) >= 0) {
            String bare = text.replaceFirst("^[—–―-]+", "");
            Split two = dashed(token, "--" + bare, text.length() - bare.length() - 2);
            return two != null ? two : dashed(token, "-" + bare, text.length() - bare.length() - 1);
        }
        return text.charAt(0) == '-' ? dashed(token, text, 0) : keyed(token);
    }

    /**
     * Reads {@code --name}, {@code --name=value}, {@code -n7}.
     *
     * @param shift how much longer the word is in the text than as it is read
     */
    private @Nullable Split dashed(Token token, String text, int shift) {
        Named whole = layout.option(text);
        if (whole != null) {
            return new Split(whole, null, false);
        }
        for (int i = 2; i < text.length(); i++) {
            if (text.charAt(i) == '=' || text.charAt(i) == ':') {
                Named named = layout.option(text.substring(0, i));
                if (named != null) {
                    return new Split(named, value(token, i + 1 + shift), false);
                }
                break; // of "-Dkey=value", the key is part of the value
            }
        }
        if (text.startsWith("--") || text.length() < 3) {
            return null;
        }
        Named first = layout.option(text.substring(0, 2));
        if (first == null) {
            return null;
        }
        return first.most() > 0
                ? new Split(first, value(token, 2 + shift), false)
                : areFlags(text) ? new Split(first, null, true) : null;
    }

    private boolean areFlags(String text) {
        return text.chars().skip(1).allMatch(letter -> {
            Named flag = layout.option("-" + (char) letter);
            return flag != null && flag.most() == 0;
        });
    }

    /** Reads {@code name:value}, {@code name=value}, {@code name: value}; never an address, never a time. */
    private @Nullable Split keyed(Token token) {
        String text = token.text();
        int colon = text.indexOf(':');
        int equals = text.indexOf('=');
        int end = colon < 0 ? equals : equals < 0 ? colon : Math.min(colon, equals);
        Named named = end < 1 || text.startsWith("//", end + 1) ? null : layout.key(text.substring(0, end));
        if (named == null) {
            return null;
        }
        if (end + 1 < text.length()) {
            return new Split(named, value(token, end + 1), false);
        }
        return named.most() > 0 ? new Split(named, null, false) : null;
    }

    private static Token value(Token token, int from) {
        String text = token.text();
        return new Token(
                text.substring(Math.min(from, text.length())),
                Math.min(token.start() + from, token.end()),
                token.end(),
                false);
    }

    private void noteUnknown(Token token) {
        String text = token.text();
        boolean looksLikeOne = text.matches("(--|[—–―])\\p{L}[\\p{L}\\d-]*([=:].*)?");
        if (unknown == null && looksLikeOne && (text.startsWith("--") || isNear(text))) {
            unknown = token;
        }
    }

    /** A dash before a word is often just a dash. */
    private boolean isNear(String text) {
        String name = text.replaceFirst("^[—–―]", "--").replaceFirst("[=:].*", "");
        return Nearest.to(name, layout.names()).isPresent();
    }

    private boolean isOption(Token token) {
        return !literal && !token.quoted() && (token.text().equals(END_OF_OPTIONS) || split(token) != null);
    }

    private void takeWord(Token token) {
        Place place = layout.place(words.size());
        at++;
        if (place == null || unknown != null) {
            words.add(token);
        } else if (place.rest()) {
            takeRest(token);
        } else {
            words.add(joined(token, place.type().orElse(null), layout.neededAfter(words.size())));
        }
    }

    /** The longest run of words that make one value, leaving as many as are needed behind. */
    private Token joined(Token first, @Nullable WordType<?> type, int needed) {
        if (type == null || type.longest() == 1 || first.quoted()) {
            return first;
        }
        int most = 1;
        while (most < type.longest() && at + most - 1 < tokens.size() && isJoinable(tokens.get(at + most - 1))) {
            most++;
        }
        most = Math.max(1, Math.min(most, tokens.size() - at + 1 - needed));
        for (int count = most; count > 1; count--) {
            StringBuilder text = new StringBuilder(first.text());
            for (int i = 0; i < count - 1; i++) {
                text.append(' ').append(tokens.get(at + i).text());
            }
            if (type.read(text.toString(), writing).isPresent()) {
                Token last = tokens.get(at + count - 2);
                at += count - 1;
                return new Token(text.toString(), first.start(), last.end(), false);
            }
        }
        return first;
    }

    private boolean isJoinable(Token token) {
        return !token.quoted() && !isOption(token);
    }

    /** Everything from a word on as it stands; options in between are taken out of it. */
    private void takeRest(Token first) {
        List<String> parts = new ArrayList<>();
        int from = first.start();
        int end = first.end();
        boolean whole = first.quoted();
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (takeOption(token)) {
                parts.add(source.substring(from, end));
                from = at < tokens.size() ? tokens.get(at).start() : source.length();
                end = from;
            } else {
                whole = false;
                end = token.end();
                at++;
            }
        }
        parts.add(source.substring(from, end));
        String text = String.join(" ", parts).strip();
        String shown = whole && text.length() > 1 ? text.substring(1, text.length() - 1) : text;
        words.add(new Token(shown, first.start(), Math.max(end, first.end()), true));
    }
}
