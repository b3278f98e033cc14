package io.github.imbot4j.model;

import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.portal.WebAddress;
import io.github.imbot4j.problem.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The check of a bot's code and PROPERTIES (v1 §2.1). */
final class ProfileValidator {

    private static final int MAX_CODE = 50;
    private static final int MAX_SIDE = 5000;
    private static final int DATE_LENGTH = 10;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\".]+");

    private final BotModel bot;
    private final Consumer<Problem> problems;

    ProfileValidator(BotModel bot, Consumer<Problem> problems) {
        this.bot = bot;
        this.problems = problems;
    }

    void run() {
        code(bot.code());
        BotProfile profile = bot.profile();
        if (profile.name().isBlank() && profile.lastName().isBlank()) {
            report("the bot has no name.", "Write name = \"…\"; users see it in the chat.");
        }
        birthday(profile.birthday());
        if (!profile.email().isEmpty() && !EMAIL.matcher(profile.email()).matches()) {
            report(
                    "the e-mail \"" + profile.email() + "\" is not an address.",
                    "Write one such as \"bot@example.com\".");
        }
        if (!profile.website().isEmpty() && !isWebPage(profile.website())) {
            report(
                    "the website \"" + profile.website() + "\" is not a web address.",
                    "Write one such as \"https://example.com/bot\".");
        }
        profile.avatar().ifPresent(this::avatar);
    }

    private void code(String code) {
        if (code.isBlank()) {
            report("the code is blank.", "Write a short name such as code = \"greeter\", and never change it.");
        } else if (code.length() > MAX_CODE) {
            report(
                    "the code has " + code.length() + " characters; a portal keeps " + MAX_CODE + ".",
                    "Shorten it, for example to \"" + code.substring(0, MAX_CODE) + "\".");
        } else if (!CODE.matcher(code).matches()) {
            report(
                    "the code \"" + code
                            + "\" has other characters than Latin letters, digits, \"_\", \"-\" and \".\".",
                    "Write it with those only.");
        }
    }

    private void birthday(String text) {
        if (!text.isEmpty() && !isDate(text)) {
            report("the birthday \"" + text + "\" is not a date.", "Write it as YYYY-MM-DD, such as \"2026-05-17\".");
        }
    }

    private void avatar(Avatar avatar) {
        Optional<ImageSize> size = decode(avatar).flatMap(ImageSize::read);
        if (size.isEmpty()) {
            report(
                    "the avatar \"" + avatar.fileName() + "\" is not a PNG, JPEG or GIF image.",
                    "Save it as one; a portal drops others without a word.");
        } else if (size.get().width() > MAX_SIDE || size.get().height() > MAX_SIDE) {
            report(
                    "the avatar \"" + avatar.fileName() + "\" is " + size.get() + " pixels; a portal takes at most "
                            + MAX_SIDE + "×" + MAX_SIDE + ".",
                    "Scale it down; 300×300 is plenty.");
        }
    }

    private void report(String what, String remedy) {
        problems.accept(new Problem(bot.place(), what, remedy));
    }

    private static boolean isDate(String text) {
        try {
            return text.length() == DATE_LENGTH
                    && LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean isWebPage(String text) {
        try {
            String scheme = WebAddress.read(text).getScheme();
            return scheme.equals("https") || scheme.equals("http");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Optional<byte[]> decode(Avatar avatar) {
        try {
            return Optional.of(Base64.getDecoder().decode(avatar.base64()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
