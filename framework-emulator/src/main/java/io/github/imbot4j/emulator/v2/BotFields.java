package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.Colors;
import io.github.imbot4j.emulator.rest.HandlerUrls;
import io.github.imbot4j.emulator.rest.Images;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The {@code fields} that bots are registered and changed with (v2 §2.1, §2.3). */
final class BotFields {

    private static final String DEFAULT_POSITION = "Chat bot";
    private static final int LONGEST_TOKEN = 40;
    private static final List<String> BACKGROUNDS =
            List.of("azure", "mint", "steel", "slate", "teal", "cornflower", "sky", "peach", "frost");

    private final PhpValue fields;

    BotFields(PhpValue fields) {
        this.fields = fields;
    }

    PhpValue at(String name) {
        return Args.field(fields, name);
    }

    /** A token that fits; it is read from the fields only. */
    Optional<String> token() {
        String token = at("botToken").trimmed();
        if (token.length() > LONGEST_TOKEN) {
            throw RestError.of("BOT_TOKEN_INVALID_LENGTH", "Bot token is longer than 40 characters");
        }
        return Optional.of(token).filter(given -> !given.isEmpty());
    }

    /** Whether events are to wait for the bot; empty when nothing is said. */
    Optional<Boolean> fetches() {
        PhpValue mode = at("eventMode");
        if (!mode.isSet()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (mode.text().toLowerCase(Locale.ROOT)) {
                    case "fetch" -> true;
                    case "webhook" -> false;
                    default -> throw RestError.of("BOT_INVALID_EVENT_MODE", "Event mode must be fetch or webhook");
                });
    }

    Optional<String> webhookUrl() {
        PhpValue url = at("webhookUrl");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (HandlerUrls.fault(url.text()).isPresent()) {
            throw RestError.of("BOT_INVALID_CALLBACK", "Webhook URL is not valid");
        }
        return Optional.of(url.text());
    }

    /** The letter of the type that was asked for. */
    String type() {
        PhpValue type = at("type");
        if (!type.isSet()) {
            return "B";
        }
        return switch (type.text().toLowerCase(Locale.ROOT)) {
            case "bot" -> "B";
            case "openline" -> "O";
            case "supervisor" -> "S";
            case "personal" -> RegisteredBot.PERSONAL;
            case "network" -> "N";
            default -> throw RestError.of("BOT_INVALID_TYPE", "Bot type is not valid");
        };
    }

    /**
     * The settings after a change. What is no background resets it; null leaves it (v2 §2.3).
     *
     * @param webhookUrl where events go from now on; empty for nowhere
     */
    RegisteredBot.Settings settings(RegisteredBot.Settings before, boolean fetches, String webhookUrl) {
        String background = at("backgroundId").text();
        return new RegisteredBot.Settings(
                fetches,
                Args.flag(at("isHidden"), before.hidden()),
                Args.flag(at("isReactionsEnabled"), before.reactions()),
                !at("backgroundId").isSet() ? before.background() : BACKGROUNDS.contains(background) ? background : "",
                webhookUrl);
    }

    /** Whether there is a name. */
    boolean hasName() {
        return !Args.field(at("properties"), "name").trimmed().isEmpty();
    }

    /** Without a picture that is not one, or too large. */
    void requireAvatar() {
        PhpValue avatar = Args.field(at("properties"), "avatar");
        if (!avatar.isEmpty() && Images.dataUri(avatar).isEmpty()) {
            throw RestError.of("BOT_AVATAR_INCORRECT_TYPE", "Avatar is not an image of at most 5000 pixels a side");
        }
    }

    /** A person with these properties: missing names and positions become empty, not kept (v2 §2.3). */
    Person person(Person before) {
        PhpValue properties = at("properties");
        if (!properties.isArray()) {
            return before;
        }
        String name = Args.field(properties, "name").trimmed();
        String position = Args.field(properties, "workPosition").trimmed();
        String color = color(Args.field(properties, "color"));
        return new Person(
                before.id(),
                name.isEmpty() ? before.firstName() : name,
                Args.field(properties, "lastName").trimmed(),
                position.isEmpty() ? DEFAULT_POSITION : position,
                Args.field(properties, "gender").text(),
                before.language(),
                before.kind(),
                before.admin(),
                color.isEmpty() ? before.color() : color,
                Images.dataUri(Args.field(properties, "avatar")).orElse(before.avatar()));
    }

    /** A colour's name in upper case, from {@code lightBlue} or {@code LIGHT_BLUE}; empty for an unknown one. */
    static String color(PhpValue given) {
        String name = given.text().matches("[A-Z_]+")
                ? given.text()
                : given.text().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        return Colors.isSafe(name) ? name : "";
    }
}
