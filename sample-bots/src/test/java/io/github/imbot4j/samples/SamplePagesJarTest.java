package io.github.imbot4j.samples;

import static io.github.imbot4j.samples.ChatPage.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.samples.ChatPage.Said;
import io.github.imbot4j.samples.gallery.PictureServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.support.ui.Select;

/**
 * Uses the sample bots that have a page in {@code docs/samples} as their pages say, in a real browser.
 *
 * <p>{@code -Dscreenshots=docs/images/samples} keeps the pictures of these pages; the path counts from the top of the clone.
 */
class SamplePagesJarTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static PictureServer pictures;
    private static RunningJar jar;
    private static Browser browser;
    private static ChatPage page;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        pictures = new PictureServer();
        jar = RunningJar.dev(
                Map.of(
                        "GALLERY_API",
                        pictures.base().toString(),
                        "DESK_HOURS",
                        "Mon-Sun 00:00-23:59",
                        "DESK_ZONE",
                        "Europe/Berlin"),
                "--bots=remind,units,gallery,desk,courier,incident,search");
        page = new ChatPage(browser, jar.address() + "/?images=remote");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (jar != null) {
            jar.close();
        }
        if (pictures != null) {
            pictures.close();
        }
    }

    @BeforeEach
    void open() {
        browser.tall();
        page.open();
    }

    @AfterEach
    void nothingIsWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    /** Keeps what the chat shows, once it has come to rest. */
    private static void keep(String name) throws IOException {
        String folder = System.getProperty("screenshots");
        if (folder != null) {
            browser.until(
                    "pictures",
                    () -> Boolean.TRUE.equals(browser.run(
                            "return [...document.images].every(image => image.complete && image.naturalWidth > 0)")));
            browser.fit(part("messages"));
            Path file = Path.of("..").resolve(folder).resolve(name + ".png");
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, browser.picture(part("chat")));
        }
    }

    /** Calls the portal by the inbound webhook that its page shows. */
    private static void call(String method, Map<String, String> parameters) throws Exception {
        if (browser.all(part("given")).isEmpty()) {
            page.click("tab-apps");
            page.click("credentials");
        }
        browser.find(part("given"));
        String webhook =
                String.valueOf(browser.all(part("given") + " small").get(1).getDomAttribute("title"));
        String form = parameters.entrySet().stream()
                .map(each -> URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(webhook + method))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void remindKeepsAList() throws Exception {
        page.comeAsSomebodyNew("Rita");
        page.meet("remind");
        page.say("/remind 10m buy milk");
        page.fromBot("I will, in 10 minutes.");
        page.say("/remind tomorrow 15:00 call Bob");
        page.fromBot("I will, tomorrow at 15:00.");
        page.say("/remind list");
        assertThat(page.fromBot("2. ").buttons()).containsExactly("Forget 1", "Forget 2");
        keep("remind");
    }

    @Test
    void unitsExplainsItselfAndConverts() throws Exception {
        page.comeAsSomebodyNew("Ursula");
        page.meet("units");
        page.say("/help");
        page.fromBot("Kilometres to miles");
        page.say("/km 42.195");
        page.fromBot("26.22 mi");
        page.say("/boil");
        page.fromBot("I still need").press("Fahrenheit");
        page.fromBot("Water boils at 212 °F.");
        keep("units");
    }

    @Test
    void galleryShowsPicturesAndTurnsTheirPages() throws Exception {
        page.comeAsSomebodyNew("Gail");
        page.meet("gallery");
        page.say("mountains");
        Said found = page.fromBot("mountains, page 1 of 6");
        browser.until(
                "the pictures", () -> browser.all(found.selector() + " img").size() >= 2);
        keep("gallery");

        found.press("More ›");
        found.becomes("mountains, page 2 of 6");
    }

    @Test
    void deskAnswersAClientAndHandsOver() throws Exception {
        page.click("new-chat");
        page.click("new-openline");
        new Select(page.find("line-bot")).selectByVisibleText("Desk");
        page.click("make-openline");
        page.fromBot("Hello! Ask me anything");
        page.say("When will my parcel be delivered?");
        page.fromBot("within two working days");
        page.say("Do you sell elephants?");
        page.fromBot("I do not know that.");
        browser.run(
                "[...document.querySelectorAll(arguments[0])].at(-1).click()",
                part("bb-send") + "[title='Send: person']");
        page.fromBot("A colleague takes over.");
        keep("desk");
    }

    @Test
    void courierOffersADealAndFollowsIt() throws Exception {
        page.comeAsSomebodyNew("Carlos");
        page.meet("courier");
        page.say("/desk");
        page.fromBot("New deliveries come here.");
        call("crm.deal.add", Map.of("fields[TITLE]", "Flowers for Main Street 1"));
        page.fromBot("Flowers for Main Street 1").press("I take it");
        assertThat(page.fromBot("In progress").buttons()).containsExactly("Delivered");
        keep("courier");
    }

    @Test
    void incidentGathersPeopleInAChat() throws Exception {
        page.comeAsSomebodyNew("Ines");
        page.meet("incident");
        page.say("/incident \"The shop is down\"");
        page.fromBot("I have opened a chat");
        browser.await(
                "the chat",
                () -> browser.all(part("chat-entry")).stream()
                        .filter(entry -> entry.getText().contains("Incident: The shop is down"))
                        .findFirst()
                        .map(entry -> {
                            entry.click();
                            return entry;
                        }));
        String number = page.fromBot("number ").text().replaceAll("(?s).*number (\\d+).*", "$1");
        page.say("/fact " + number + " \"The database is full\"");
        page.fromBot("Noted.");
        keep("incident");
    }

    @Test
    void searchShowsCardsAndTurnsTheirPages() throws Exception {
        page.comeAsSomebodyNew("Sam");
        for (String title : new String[] {
            "Website for Acme",
            "Website for Globex",
            "Website, second part",
            "Website of the museum",
            "A website",
            "My website"
        }) {
            call("crm.deal.add", Map.of("fields[TITLE]", title, "fields[OPPORTUNITY]", "1200"));
        }
        page.meet("search");
        page.say("website");
        Said found = page.fromBot("website, page 1");
        assertThat(found.text()).contains("Website for Globex", "Deal · 1200.00 USD");
        keep("search");

        found.press("More ›");
        found.becomes("Website for Acme");
    }
}
