package io.github.imbot4j.samples;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Use the page of {@code dev} as a person does: look, click and type. */
final class ChatPage {

    private final Browser browser;
    private final String address;

    ChatPage(Browser browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    /** What finds the part of the page which a test may hold on to. */
    static String part(String name) {
        return "[data-testid='" + name + "']";
    }

    void open() {
        browser.open(address);
        browser.find(".link.open");
    }

    void click(String part) {
        browser.click(part(part));
    }

    WebElement find(String part) {
        return browser.find(part(part));
    }

    /** Adds somebody to the portal, and acts as them from now on; gives their number. */
    String comeAsSomebodyNew(String name) {
        click("user-switch");
        click("add-person");
        find("person-name").sendKeys(name, Keys.ENTER);
        browser.until(name + " to act", () -> find("user-switch").getText().contains(name));
        click("user-switch");
        String id = browser.find(part("user") + "[aria-selected='true']").getDomAttribute("data-id");
        browser.find(part("user") + "[aria-selected='true']").sendKeys(Keys.ESCAPE);
        return String.valueOf(id);
    }

    void actAs(String person) {
        click("user-switch");
        browser.click(part("user") + "[data-id='" + person + "']");
    }

    /** Opens a chat with a bot that was not talked to yet, which greets. */
    Said meet(String code) {
        browser.click(part("bot-entry") + "[data-code='" + code + "']");
        return fromBot("");
    }

    /** Writes into the composer without sending. */
    void type(String text) {
        find("composer").sendKeys(text);
    }

    void say(String text) {
        type(text);
        click("send");
    }

    /** What the composer offers to write. */
    List<String> suggestions() {
        find("suggestions");
        return browser.all(part("suggestion")).stream().map(WebElement::getText).toList();
    }

    /** The last message of a bot in the open chat, once it contains a text. */
    Said fromBot(String text) {
        return last("[data-kind='bot']", text);
    }

    /** The last message of a person in the open chat, once it contains a text. */
    Said fromPerson(String text) {
        return last("[data-kind='person']", text);
    }

    private Said last(String kind, String text) {
        return browser.await("a message with '" + text + "'", () -> {
            List<WebElement> found = browser.all(part("message") + kind);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(found.get(found.size() - 1))
                            .filter(message -> message.getText().contains(text))
                            .map(message -> new Said(browser, String.valueOf(message.getDomAttribute("data-id"))));
        });
    }

    /** The texts of the bots' messages in the open chat. */
    List<String> allFromBots() {
        return browser.all(part("message") + "[data-kind='bot']").stream()
                .map(WebElement::getText)
                .toList();
    }

    int count(String selector) {
        return browser.all(selector).size();
    }

    void clearTraffic() {
        browser.click(part("clear-traffic"));
        browser.until("an empty list", () -> count(part("traffic-row")) == 0);
    }

    /** How often an event was posted, as far as the traffic shows. */
    int posts(String event) {
        return count(row("event", event));
    }

    /** How often a method was called, as far as the traffic shows. */
    int calls(String method) {
        return count(row("call", method));
    }

    /** Waits for a line of the traffic: {@code kind} is event or call. */
    String traffic(String kind, String name) {
        browser.find(row(kind, name));
        return row(kind, name);
    }

    private static String row(String kind, String name) {
        return part("traffic-row") + "[data-kind='" + kind + "'][data-name='" + name + "']";
    }

    /** A message on the page, looked up anew each time: the page may have drawn it again. */
    record Said(Browser browser, String id) {

        String selector() {
            return part("message") + "[data-id='" + id + "']";
        }

        String text() {
            return browser.find(selector()).getText();
        }

        List<String> buttons() {
            return browser.all(selector() + " " + part("keyboard-button")).stream()
                    .map(WebElement::getText)
                    .toList();
        }

        void press(String label) {
            browser.await("a button '" + label + "'", () -> {
                Optional<WebElement> button = browser.all(selector() + " " + part("keyboard-button")).stream()
                        .filter(key -> key.getText().equals(label) && key.isEnabled())
                        .findFirst();
                button.ifPresent(WebElement::click);
                return button;
            });
        }

        /** Waits until this very message contains a text. */
        void becomes(String text) {
            browser.until("message " + id + " to contain '" + text + "'", () -> text().contains(text));
        }
    }

    /** The value of a property of an element, as the browser has it. */
    @Nullable
    String value(String part) {
        return find(part).getDomProperty("value");
    }
}
