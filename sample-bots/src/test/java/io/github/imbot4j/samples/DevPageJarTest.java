package io.github.imbot4j.samples;

import static io.github.imbot4j.samples.ChatPage.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.samples.ChatPage.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to the sample bots on the page of {@code dev}, as a newcomer does: the jar as it is shipped, in a real browser.
 *
 * <p>{@code -Dscreenshot=docs/images/dev.png} keeps the picture which the documentation shows; the path counts from the
 * top of the clone. The one in the documentation has a palette of 256 colours, which takes a third of the bytes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DevPageJarTest {

    private static final Path BBCODE =
            Path.of("../framework-emulator/src/test/resources/io/github/imbot4j/emulator/page/bbcode-cases.json");

    private static Browser browser;
    private static RunningJar jar;
    private static ChatPage page;
    private static Duration tillOpen;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        Instant begun = Instant.now();
        jar = RunningJar.dev();
        page = new ChatPage(browser, jar.address() + "/");
        page.open();
        tillOpen = Duration.between(begun, Instant.now());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (jar != null) {
            jar.close();
        }
    }

    @BeforeEach
    void open() {
        browser.wide();
        browser.run("localStorage.clear(); sessionStorage.clear()");
        page.open();
    }

    @AfterEach
    void nothingIsWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    /** The first, on a portal that nobody has used: the picture shows it. */
    @Test
    @Order(1)
    void withinAMinuteANewcomerIsGreetedGetsHelpAndTurnsAPage() throws Exception {
        Instant begun = Instant.now();
        assertThat(page.meet("greeter").text()).contains("Hello, ", "Try /hello or /help.");
        page.meet("echobot").becomes("Hello! I say back whatever I hear.");

        page.type("/he");
        assertThat(page.suggestions())
                .anySatisfy(offer -> assertThat(offer).contains("/help", "Show what I can do", "EchoBot"));
        page.type(Keys.ENTER.toString());
        browser.until("the command to be written", () -> "/help ".equals(page.value("composer")));
        page.click("send");
        assertThat(page.fromBot("I am EchoBot.").buttons()).contains("Echo", "List", "Help");

        page.say("/echoList");
        Said colours = page.fromBot("Colours of the portal");
        assertThat(colours.text()).contains("RED", "#df532d").doesNotContain("PURPLE");
        int messages = page.count(part("message"));
        colours.press("3");
        colours.becomes("PURPLE");
        assertThat(colours.text()).doesNotContain("RED");
        assertThat(colours.buttons()).contains("· 3 ·");
        assertThat(page.count(part("message"))).isEqualTo(messages);

        assertThat(tillOpen.plus(Duration.between(begun, Instant.now()))).isLessThan(Duration.ofMinutes(1));
        keepScreenshot();
    }

    private static void keepScreenshot() throws IOException {
        String wanted = System.getProperty("screenshot");
        if (wanted != null) {
            byte[] picture = browser.picture();
            assertThat(picture.length).isLessThan(250_000);
            Path file = Path.of("..").resolve(wanted);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, picture);
        }
    }

    @Test
    void whatABotOffersToSendIsSentAtAClick() {
        page.comeAsSomebodyNew("Sandra");
        page.meet("greeter");
        browser.click(part("bb-send") + "[title='Send: /hello']");
        page.fromBot("Hello, world!");
        page.fromPerson("/hello");
    }

    @Test
    void twoPeopleTalkToEachOther() {
        String ann = page.comeAsSomebodyNew("Ann");
        page.click("new-chat");
        page.click("new-private");
        browser.click(part("private-choice") + "[data-id='3']");
        page.say("Lunch?");
        page.fromPerson("Lunch?");

        page.actAs("3");
        browser.await(
                "Ann's message to be announced",
                () -> browser.all(part("chat-entry")).stream()
                        .filter(entry -> entry.getText().contains("Lunch?")
                                && entry.getText().endsWith("1"))
                        .findFirst()
                        .map(entry -> {
                            entry.click();
                            return entry;
                        }));
        Said question = page.fromPerson("Lunch?");
        page.say("At noon.");
        page.fromPerson("At noon.");

        page.actAs(ann);
        page.fromPerson("At noon.");
        question.becomes("Lunch?");
    }

    @Test
    void aCommandCalledBareIsCompletedByAButton() {
        page.comeAsSomebodyNew("Bart");
        page.meet("units");
        page.say("/boil");
        Said question = page.fromBot("I still need");
        assertThat(question.buttons()).containsExactly("Celsius", "Fahrenheit");
        question.press("Fahrenheit");
        page.fromBot("Water boils at 212 °F.");
    }

    @Test
    void helpTurnsItsPagesInPlaceAndGuessesWhatWasMistyped() {
        page.comeAsSomebodyNew("Helen");
        page.meet("units");
        page.say("/help");
        Said help = page.fromBot("Kilometres to miles");
        int messages = page.count(part("message"));
        help.press("2 ›");
        help.becomes("When water boils");
        assertThat(help.text()).doesNotContain("Kilometres to miles");
        help.press("‹ 1");
        help.becomes("Kilometres to miles");
        assertThat(page.count(part("message"))).isEqualTo(messages);

        page.say("/mile 10");
        Said guess = page.fromBot("/mile");
        assertThat(guess.buttons()).isNotEmpty();
        guess.press(guess.buttons().get(0));
        page.fromBot("16.09 km");
    }

    @Test
    void aButtonThatHasExpiredSaysSo() {
        page.comeAsSomebodyNew("Polly");
        page.meet("poll");
        page.say("/poll --for 2s Lunch? Yes No");
        Instant over = Instant.now().plusSeconds(4);
        Said poll = page.fromBot("Lunch?");
        browser.until("the poll to be over", () -> Instant.now().isAfter(over));
        poll.press(poll.buttons().get(0));
        page.fromBot("This button has expired.");
    }

    @Test
    void aVoteCountsOnceAndIsSeenInTheSameMessage() {
        page.comeAsSomebodyNew("Victor");
        page.meet("poll");
        page.say("/poll Lunch? Yes No");
        Said poll = page.fromBot("Lunch?");
        String first = poll.text();
        poll.press(poll.buttons().get(0));
        browser.until("the vote to be counted", () -> !poll.text().equals(first));
        poll.press(poll.buttons().get(1));
        page.fromBot("You already did this; it counts once.");
    }

    @Test
    void aClientOfAnOpenLineChoosesFromTheMenu() {
        page.click("new-chat");
        page.click("new-openline");
        new Select(page.find("line-bot")).selectByVisibleText("EchoBot");
        page.click("make-openline");
        page.fromBot("What can I do for you?");
        browser.click(part("bb-send") + "[title='Send: 1']");
        page.fromBot("I am EchoBot: I say things back");
    }

    @Test
    void theAppIsUninstalledAndInstalledAtAClick() {
        page.comeAsSomebodyNew("Ines");
        page.clearTraffic();
        page.click("tab-apps");
        state("installed");
        page.click("uninstall");
        page.click("sure");
        state("not installed");
        browser.until("the bots to be gone", () -> page.count(part("bot-entry")) == 0);

        page.click("install");
        state("installed");
        assertThat(page.meet("echobot").text()).contains("Hello! I say back whatever I hear.");

        // Bots come first, then commands, fifty to a request.
        page.click("tab-traffic");
        assertThat(page.find("setup").getText()).contains("Set-up: ");
        browser.until("the events of the app to be bound, which comes last", () -> {
            if (page.count(part("setup")) > 0) {
                page.click("setup");
            }
            return page.calls("event.bind") >= 2;
        });
    }

    private static void state(String word) {
        browser.until(
                "the app to be " + word,
                () -> browser.find(part("app-state"))
                        .getText()
                        .split(" · ", 2)[0]
                        .equals(word));
    }

    @Test
    void anEventPostedTwiceIsAnsweredOnce() {
        page.comeAsSomebodyNew("Doubting Thomas");
        page.meet("echobot");
        page.clearTraffic();
        page.click("tab-faults");
        page.click("event-duplicate");
        page.find("planned");
        page.say("Only once");
        page.fromBot("Only once");
        page.say("And this");
        page.fromBot("And this");
        // A dialog's events are worked off in order, so a second answer to the first would be here by now.
        assertThat(page.allFromBots().stream().filter(text -> text.contains("Only once")))
                .hasSize(1);
        page.click("tab-traffic");
        browser.until("both and the duplicate to be posted", () -> page.posts("ONIMBOTMESSAGEADD") == 3);
    }

    @Test
    void theAnswerArrivesAlthoughThePortalIsBusy() {
        page.comeAsSomebodyNew("Patience");
        page.meet("echobot");
        page.click("tab-faults");
        page.click("plan-call-fault");
        page.find("planned");
        page.say("Are you there?");
        page.fromBot("Are you there?");
        page.click("tab-traffic");
        assertThat(browser.find(".exchange.failed").getText()).contains("QUERY_LIMIT_EXCEEDED", "503");
    }

    @Test
    void theTrafficShowsEventsAndCallsWithWhatToCopy() {
        page.comeAsSomebodyNew("Sherlock");
        page.meet("greeter");
        page.clearTraffic();
        page.say("/hello Watson");
        page.fromBot("Hello, Watson!");
        page.traffic("call", "imbot.command.answer");
        browser.click(page.traffic("event", "ONIMCOMMANDADD"));
        assertThat(page.find("exchange").getText()).contains("ONIMCOMMANDADD", "Watson");
        page.click("copy-curl");
        browser.until(
                "the page to say so", () -> page.find("toast-note").getText().contains("curl"));
        page.find("composer").sendKeys(Keys.chord(Keys.CONTROL, "v"));
        browser.until(
                "the command", () -> String.valueOf(page.value("composer")).startsWith("curl "));
        page.click("copy-junit");
        browser.until(
                "the page to say so",
                () -> browser.all(part("toast-note")).stream()
                        .anyMatch(toast -> toast.getText().contains("JUnit")));
        page.find("composer").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.chord(Keys.CONTROL, "v"));
        browser.until("the test", () -> String.valueOf(page.value("composer")).contains("@Test"));
    }

    @Test
    void theTrafficPutsCallsBelowTheirEventAndTellsBotAndChat() {
        page.comeAsSomebodyNew("Grace");
        page.meet("echobot");
        page.clearTraffic();
        page.say("One");
        page.fromBot("One");
        page.traffic("call", "imbot.message.add");
        assertThat(traffic()).isEqualTo(List.of("event ONIMBOTMESSAGEADD", "call below imbot.message.add"));
        assertThat(page.find("where").getText()).startsWith("echobot · ").contains("Grace");

        page.meet("greeter");
        page.traffic("event", "ONIMBOTJOINCHAT");
        page.click("this-chat");
        browser.until("the other chat to be hidden", () -> page.posts("ONIMBOTMESSAGEADD") == 0);
        assertThat(browser.all(part("where")))
                .isNotEmpty()
                .allSatisfy(where -> assertThat(where.getText()).startsWith("greeter · "));
        page.click("this-chat");
    }

    /** A program of one file, whose bot throws and asks for a day. */
    @Test
    void whatAHandlerThrowsIsShownBelowItsEventAndADayIsChosenFromAMonth(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("Clumsy.java");
        Files.writeString(source, CLUMSY);
        try (RunningJar dev =
                RunningJar.program("-cp", System.getProperty("imbot4j.jar"), source.toString(), "dev", "--port=0")) {
            ChatPage other = new ChatPage(browser, dev.address() + "/");
            other.open();
            other.meet("clumsy");
            other.clearTraffic();
            other.say("/drop");
            other.fromBot("something broke");
            String failure = part("traffic-row") + "[data-kind='failure']";
            browser.find(failure);
            assertThat(traffic())
                    .isEqualTo(List.of(
                            "event ONIMCOMMANDADD",
                            "failure below " + browser.find(failure).getDomAttribute("data-name"),
                            "call below imbot.command.answer"));
            browser.click(failure);
            assertThat(other.find("exchange").getText())
                    .contains("the vase is broken")
                    .contains("Clumsy.java:");

            other.say("/book");
            Said question = other.fromBot("Day?");
            assertThat(rows(question)).containsSequence(List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"));
            int messages = other.count(part("message"));
            String month = question.buttons().get(3);
            question.press("›");
            browser.until("the next month", () -> !question.buttons().get(3).equals(month));
            assertThat(other.count(part("message"))).isEqualTo(messages);
            question.press("15");
            other.fromBot("Day: 15 ").press("Yes");
            other.fromBot("Booked for 15");
            // Away from it before it ends: the page would complain of a connection that breaks.
            page.open();
        }
    }

    /** Buttons as they stand beside each other. */
    @SuppressWarnings("unchecked") // lists of texts
    private static List<List<String>> rows(Said message) {
        return (List<List<String>>) Objects.requireNonNull(browser.run(
                "const rows = new Map();"
                        + "for (const key of document.querySelectorAll(arguments[0])) {"
                        + " const y = Math.round(key.getBoundingClientRect().top);"
                        + " rows.set(y, [...(rows.get(y) ?? []), key.textContent.trim()]); }"
                        + "return [...rows.values()]",
                message.selector() + " " + part("keyboard-button")));
    }

    private static final String CLUMSY = """
            import io.github.imbot4j.annotation.Bot;
            import io.github.imbot4j.annotation.Command;
            import io.github.imbot4j.annotation.OnForm;
            import io.github.imbot4j.annotation.OnJoin;
            import io.github.imbot4j.http.BotApplication;
            import io.github.imbot4j.reply.Next;

            @Bot(code = "clumsy", name = "Clumsy")
            final class Clumsy {

                record Booking(java.time.LocalDate day) {}

                public static void main(String[] args) {
                    BotApplication.run(args);
                }

                @OnJoin
                String hello() {
                    return "Hello!";
                }

                @Command(value = "drop", title = "Drop a vase")
                String drop() {
                    throw new IllegalStateException("the vase is broken");
                }

                @Command(value = "book", title = "Book a day")
                Next book() {
                    return Next.form(Booking.class);
                }

                @OnForm
                String booked(Booking booking) {
                    return "Booked for " + booking.day().getDayOfMonth();
                }
            }
            """;

    /** The lines of the traffic: kind, whether below an event, name. */
    private static @Nullable Object traffic() {
        return browser.run("return [...document.querySelectorAll('li.exchange')].map(line =>"
                + " [...line.classList].filter(name => ['event', 'call', 'failure', 'below'].includes(name)).join(' ')"
                + " + ' ' + line.querySelector('[data-testid=traffic-row]').dataset.name)");
    }

    @Test
    void aLineOpenedAtTheEndOfTheTrafficComesIntoView() {
        page.comeAsSomebodyNew("Scroller");
        page.meet("greeter");
        browser.run("[...document.querySelectorAll(arguments[0])].at(-1).click()", part("traffic-row"));
        page.find("exchange");
        browser.until(
                "the exchange to be in view",
                () -> Boolean.TRUE.equals(browser.run(
                        "return document.querySelector(arguments[0]).getBoundingClientRect().bottom <= innerHeight",
                        part("exchange"))));
    }

    @Test
    void anAttachmentHasTheWidthOfItsBubble() {
        page.comeAsSomebodyNew("Justus");
        page.meet("echobot");
        assertThat(browser.run("const width = element => element.getBoundingClientRect().width;"
                        + "return [...document.querySelectorAll('.attach-block')].map(block =>"
                        + " Math.round(width(block.parentElement) - width(block)))"))
                .isEqualTo(List.of(13L, 13L));
    }

    @Test
    void aPhoneIsWideEnough() {
        page.comeAsSomebodyNew("Bell");
        browser.narrow();
        page.open();
        fits();
        page.meet("echobot");
        fits();
        page.say("/echoList");
        Said colours = page.fromBot("Colours of the portal");
        colours.press("2");
        colours.becomes("MINT");
        fits();
        page.click("panel-switch");
        page.find("panel");
        fits();
        browser.click(".panel-head .icon-button");
        browser.click(".icon-button.back");
        page.find("chat-list");
        fits();
    }

    /** Nothing can be scrolled sideways to, and the composer is where a thumb finds it. */
    private static void fits() {
        assertThat(browser.run(
                        "return [document.documentElement.scrollWidth, innerWidth, document.body.scrollHeight <= innerHeight,"
                                + " [...document.querySelectorAll('[data-testid=composer]')].every(field =>"
                                + " !field.offsetParent || field.getBoundingClientRect().bottom <= innerHeight)]"))
                .isEqualTo(List.of(390L, 390L, true, true));
    }

    @Test
    void theColoursAreDarkAtAClick() {
        assertThat(ground()).isEqualTo("rgb(238, 241, 244)");
        page.click("theme");
        assertThat(ground()).isEqualTo("rgb(18, 24, 30)");
        page.open();
        assertThat(ground()).isEqualTo("rgb(18, 24, 30)");
    }

    private static @Nullable Object ground() {
        return browser.run("return getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void bbCodeIsReadAsRecorded() throws Exception {
        JsonMapper json = new JsonMapper();
        JsonNode cases = json.readTree(Files.readString(BBCODE));
        String read = (String) browser.run(
                "const cases = JSON.parse(arguments[0]); return import('/page/bbcode.js')"
                        + ".then(({parse}) => JSON.stringify(cases.map(({source}) => parse(source))))",
                cases.toString());
        JsonNode trees = json.readTree(String.valueOf(read));
        assertThat(cases.size()).isGreaterThanOrEqualTo(32);
        for (int i = 0; i < cases.size(); i++) {
            assertThat(trees.get(i))
                    .as(cases.get(i).get("name").asString())
                    .isEqualTo(cases.get(i).get("tree"));
        }
    }

    @Test
    void nothingThatIsSaidRunsOrBecomesMarkup() {
        page.comeAsSomebodyNew("<img src=x onerror=window.hit=1>");
        page.meet("echobot");
        HOSTILE.forEach(page::say);
        page.say("The end");
        page.fromBot("The end");
        assertThat(browser.run("return window.hit ?? 'not hit'")).isEqualTo("not hit");
        assertThat(browser.run(STRANGE)).isEqualTo(List.of());
        assertThat(browser.run(
                        "return document.querySelectorAll('img[src=x], iframe, script:not([src^=\"/page/\"])').length"))
                .isEqualTo(0L);
        assertThat(page.find("messages").getText()).contains(HOSTILE.subList(0, 4));
        assertThat(page.find("user-switch").getText()).contains("<img src=x onerror=window.hit=1>");
    }

    private static final List<String> HOSTILE = List.of(
            "<script>window.hit = 1</script>",
            "<img src=x onerror=\"window.hit = 1\">",
            "<svg onload=window.hit=1><iframe srcdoc='<script>parent.hit=1</script>'>",
            "[url=javascript:window.hit=1]click[/url]",
            "[url=https://example.com/\" onmouseover=\"window.hit=1]click[/url]",
            "[img]https://example.com/x.png\" onerror=\"window.hit=1[/img]",
            "[size=10;background:url(//example.com)]x[/size]",
            "[color=red\" onclick=\"window.hit=1]x[/color]",
            "[b][url=data:text/html,<script>opener.hit=1</script>]x[/url][/b]",
            "[send=<img src=x onerror=window.hit=1>]<b>x</b>[/send]",
            "${window.hit = 1} {{constructor.constructor('window.hit=1')()}}");

    /** What is in bubbles and should not be: elements of other kinds, handlers, addresses that run. */
    private static final String STRANGE =
            "const allowed = ['STRONG', 'EM', 'U', 'S', 'SPAN', 'BR', 'A', 'BUTTON', 'PRE', 'CODE',"
                    + " 'BLOCKQUOTE', 'CITE', 'TIME'];"
                    + "return [...document.querySelectorAll('[data-testid=message-text] *, .author *, .attach-message *')].filter(element =>"
                    + " !allowed.includes(element.tagName)"
                    + " || element.getAttributeNames().some(name => name.startsWith('on'))"
                    + " || (element.href && !/^https?:/.test(element.href))).map(element => element.outerHTML)";
}
