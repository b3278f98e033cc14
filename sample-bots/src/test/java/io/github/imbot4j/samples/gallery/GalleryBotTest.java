package io.github.imbot4j.samples.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.Group;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.User;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@BotTest(value = GalleryBot.class, factory = GalleryBotTest.Factory.class)
class GalleryBotTest {

    private static PictureServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new PictureServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static final class Factory implements BotFactory {
        @Override
        public <T> T create(Class<T> type) {
            return type.cast(new GalleryBot(new Openverse(Optional.of(server.base()), Duration.ofSeconds(5))));
        }
    }

    @Test
    void showsPicturesWithTheirLicences(User alice, Dialog chat) {
        alice.says("/picture tree bark & more");

        assertThat(chat)
                .lastMessage()
                .hasText("tree bark & more, page 1 of 2")
                .hasAttachment("Tree Bark Photo", "Tim Sullivan · CC0 1.0", "exam tactics", "Sean MacEntee · CC BY 2.0")
                .hasButtons("More ›");
        assertThat(server.asked()).contains("q=tree+bark+%26+more&page=1&page_size=4");
    }

    @Test
    void turnsThePagesOfOneMessage(User alice, Dialog chat) {
        alice.says("bark").clicks("More ›");

        assertThat(chat)
                .messagesFrom("gallery")
                .single()
                .hasText("bark, page 2 of 2")
                .hasAttachmentContaining("en:User:Oil&GasIndustry · CC BY 3.0")
                .hasButtons("‹ Back");

        alice.clicks("‹ Back");
        assertThat(chat).messagesFrom("gallery").single().hasText("bark, page 1 of 2");
    }

    @Test
    void showsWhatItKnowsOfAPictureAndLeavesOutThoseWithoutAnAddress(User alice, Dialog chat) {
        alice.says("bark").clicks("More ›");

        assertThat(chat)
                .lastMessage()
                .hasAttachmentContaining("— · PDM")
                .satisfies(last -> assertThat(last.toString()).doesNotContain("without an address"));
    }

    @Test
    void saysThatThereIsNothing(User alice, Dialog chat) {
        alice.says("unicorn");
        assertThat(chat)
                .lastMessage()
                .hasText("There is no picture of unicorn.")
                .hasNoKeyboard();
    }

    @ParameterizedTest
    @CsvSource({
        "busy, takes no more questions just now",
        "broken, does not work just now",
        "page, does not work just now",
        "huge, does not work just now"
    })
    void saysInPlainWordsWhatIsWrong(String words, String said, Portal portal) {
        User alice = portal.user("alice");
        alice.says(words);
        assertThat(alice.chat()).lastMessage().containsText(said).hasButtons("Try again");

        alice.clicks("Try again");
        assertThat(alice.chat()).messagesFrom("gallery").last().containsText(said);
        assertThat(portal).hasNoIncidents();
    }

    @Test
    void saysWhatIsNotSet() {
        Messages texts = MessageBundle.of("io/github/imbot4j/samples/gallery/texts", GalleryBot.class)
                .in("en");

        Reply said = new GalleryBot(Openverse.of(Map.of())).picture(new FreeText("bark"), texts);

        assertThat(said.toString()).contains("GALLERY_API");
    }

    @Test
    void hearsInAGroupWhatItIsAsked(User alice, @Group Dialog team) {
        alice.in(team).says("bark");
        assertThat(team).hasNoNewMessages();

        alice.in(team).says("/picture bark");
        assertThat(team).lastMessage().hasText("bark, page 1 of 2");
    }

    @Test
    void speaksRussian(User ivan, Portal portal) {
        portal.inLanguage("ru");
        Dialog chat = ivan.opens();
        assertThat(chat).lastMessage().hasText("Скажите, что найти, например /picture кора дерева.");

        ivan.says("кора");
        assertThat(chat).lastMessage().hasText("кора, страница 1 из 2").hasButtons("Ещё ›");
        ivan.says("busy");
        assertThat(chat).lastMessage().containsText("не принимает вопросов");
    }
}
