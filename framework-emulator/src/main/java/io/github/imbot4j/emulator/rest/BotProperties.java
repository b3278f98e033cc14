package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Person;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** The PROPERTIES of a bot: its name and appearance (v1 §2.1). */
record BotProperties(PhpValue given) {

    private static final String DEFAULT_POSITION = "Chat bot";

    boolean hasName() {
        return given.at("NAME").isSet() || given.at("LAST_NAME").isSet();
    }

    /** Whether both names are there and empty. */
    boolean hasEmptyName() {
        return given.at("NAME").isSet()
                && given.at("NAME").isEmpty()
                && given.at("LAST_NAME").isSet()
                && given.at("LAST_NAME").isEmpty();
    }

    boolean isEmpty() {
        return given.isEmpty();
    }

    boolean isMailFine() {
        PhpValue mail = given.at("EMAIL");
        return mail.isEmpty() || mail.text().matches("[^@\\s]+@[^@\\s]+");
    }

    /** A wrong date is told as a general error. */
    void requireDate() {
        PhpValue birthday = given.at("PERSONAL_BIRTHDAY");
        if (!birthday.isSet()) {
            return;
        }
        try {
            LocalDate.parse(birthday.text());
        } catch (DateTimeParseException wrong) {
            throw RestError.of("ERROR_CORE", "Incorrect date/time");
        }
    }

    /**
     * A person with these properties in place of its own.
     *
     * @param fresh whether it is being registered: only then is the photo taken (v1 §2.3)
     */
    Person of(Person person, boolean fresh) {
        PhpValue color = given.at("COLOR");
        return new Person(
                person.id(),
                given.at("NAME").isSet() && (fresh || !Buttons.isBlank(given.at("NAME")))
                        ? given.at("NAME").text()
                        : person.firstName(),
                text("LAST_NAME", person.lastName()),
                position(person.position()),
                text("PERSONAL_GENDER", person.gender()),
                person.language(),
                person.kind(),
                person.admin(),
                Colors.isKnown(color.text()) ? color.text() : person.color(),
                fresh ? Images.dataUri(given.at("PERSONAL_PHOTO")).orElse("") : person.avatar());
    }

    private String text(String name, String before) {
        return given.at(name).isSet() ? given.at(name).text() : before;
    }

    private String position(String before) {
        PhpValue position = given.at("WORK_POSITION");
        if (!position.isSet()) {
            return before;
        }
        return Buttons.isBlank(position) ? DEFAULT_POSITION : position.trimmed();
    }
}
