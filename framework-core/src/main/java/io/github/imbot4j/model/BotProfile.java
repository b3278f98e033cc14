package io.github.imbot4j.model;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.annotation.Gender;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The profile of a bot on the portal: PROPERTIES of {@code imbot.register} (v1 §2.1).
 *
 * @param name shown name; either this or the last name is needed
 * @param lastName may be empty
 * @param position work position; empty for the portal's "Chat bot"
 * @param color avatar colour
 * @param gender for the portal's own texts
 * @param email may be empty; must not be a real user's
 * @param birthday {@code YYYY-MM-DD}, or empty
 * @param website may be empty
 * @param avatar at most 5000×5000 pixels; applied at registration only, the portal ignores it in updates (v1 §2.3)
 * @param wordings name, last name and position for portals that speak other languages
 */
public record BotProfile(
        String name,
        String lastName,
        String position,
        BotColor color,
        Gender gender,
        String email,
        String birthday,
        String website,
        Optional<Avatar> avatar,
        Map<String, Wording> wordings) {

    public BotProfile {
        wordings = Map.copyOf(wordings);
    }

    /** One that looks the same on every portal. */
    public BotProfile(
            String name,
            String lastName,
            String position,
            BotColor color,
            Gender gender,
            String email,
            String birthday,
            String website,
            Optional<Avatar> avatar) {
        this(name, lastName, position, color, gender, email, birthday, website, avatar, Map.of());
    }

    /** A profile with a name only. */
    public static BotProfile named(String name) {
        return new BotProfile(name, "", "", BotColor.AUTO, Gender.UNSPECIFIED, "", "", "", Optional.empty());
    }

    /** Name and last name, as users see it. */
    public String fullName() {
        return (name + " " + lastName).trim();
    }

    /** The same with a work position. */
    public BotProfile withPosition(String value) {
        return new BotProfile(name, lastName, value, color, gender, email, birthday, website, avatar, wordings);
    }

    /** The same in a colour. */
    public BotProfile withColor(BotColor value) {
        return new BotProfile(name, lastName, position, value, gender, email, birthday, website, avatar, wordings);
    }

    /** The same with a picture. */
    public BotProfile withAvatar(Avatar value) {
        return new BotProfile(
                name, lastName, position, color, gender, email, birthday, website, Optional.of(value), wordings);
    }

    /** The same with a last name. */
    public BotProfile withLastName(String value) {
        return new BotProfile(name, value, position, color, gender, email, birthday, website, avatar, wordings);
    }

    /** The same with a grammatical gender. */
    public BotProfile withGender(Gender value) {
        return new BotProfile(name, lastName, position, color, value, email, birthday, website, avatar, wordings);
    }

    /** The same with an e-mail address, birthday and web page; each may be empty. */
    public BotProfile withContacts(String mail, String born, String page) {
        return new BotProfile(name, lastName, position, color, gender, mail, born, page, avatar, wordings);
    }

    /** The same with other words on portals that speak a language: two letters. */
    public BotProfile withWording(String language, String itsName, String itsLastName, String itsPosition) {
        Map<String, Wording> more = new TreeMap<>(wordings);
        more.put(language, new Wording(itsName, itsLastName, itsPosition));
        return new BotProfile(name, lastName, position, color, gender, email, birthday, website, avatar, more);
    }

    /**
     * The same with what the keys in its name, last name and position stand for, in every language there are texts in.
     *
     * @param place of the bot, for problems
     */
    public BotProfile worded(MessageKeys texts, String place, Consumer<Problem> problems) {
        Set<String> languages = new LinkedHashSet<>();
        for (String said : List.of(name, lastName, position)) {
            texts.missing(said).ifPresent(lack -> problems.accept(new Problem(place, lack.what(), lack.remedy())));
            languages.addAll(texts.all(said).keySet());
        }
        languages.remove(MessageBundle.ENGLISH);
        Map<String, Wording> more = new TreeMap<>(wordings);
        languages.forEach(language -> more.putIfAbsent(language, in(texts, language)));
        Wording english = in(texts, MessageBundle.ENGLISH);
        return new BotProfile(
                english.name(),
                english.lastName(),
                english.position(),
                color,
                gender,
                email,
                birthday,
                website,
                avatar,
                more);
    }

    private Wording in(MessageKeys texts, String language) {
        return new Wording(texts.in(language, name), texts.in(language, lastName), texts.in(language, position));
    }

    /** How it looks on a portal that speaks a language; as it is where it has no words in that. */
    public BotProfile in(String language) {
        Wording wording = wordings.get(language);
        return wording == null
                ? this
                : new BotProfile(
                        wording.name(),
                        wording.lastName(),
                        wording.position(),
                        color,
                        gender,
                        email,
                        birthday,
                        website,
                        avatar,
                        wordings);
    }

    /** The name of a bot in one language; name or last name is required. */
    public record Wording(String name, String lastName, String position) {}
}
