package io.github.imbot4j.samples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnowledgeBaseTest {

    private final Knowledge knowledge = Knowledge.of(Map.of());

    @ParameterizedTest
    @CsvSource({
        "en, Has my order been shipped?, Delivery",
        "en, DELIVERED yet?!, Delivery",
        "en, can i get an invoice, Payment",
        "en, The cup is broken!, Returns",
        "en, Who repairs my kettle?, Guarantee",
        "ru, Сколько стоит доставка?, Доставка",
        "ru, Хочу вернуть товар, Возврат",
        "ru, принимаете карты, Оплата"
    })
    void findsWhatAQuestionIsAbout(String language, String question, String title) {
        assertThat(knowledge.in(language).find(question))
                .get()
                .extracting(Article::title)
                .isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({"en, Do you sell elephants?", "en, and or if", "en, ???", "ru, Как дела?"})
    void doesNotGuess(String language, String question) {
        assertThat(knowledge.in(language).find(question)).isEmpty();
    }

    @Test
    void speaksEnglishWhereItHasNoAnswersInALanguage() {
        assertThat(knowledge.in("de")).isEqualTo(knowledge.in("en"));
    }

    @Test
    void readsAFileOfTheReaders(@TempDir Path folder) throws Exception {
        Path file =
                Files.writeString(folder.resolve("answers.md"), "# Parking\nwords: car\nBehind the house.\n\nFree.\n");

        Knowledge own = Knowledge.of(Map.of(Knowledge.SETTING, file.toString()));

        assertThat(own.in("ru").find("Where can I leave my car?"))
                .get()
                .extracting(Article::text)
                .isEqualTo("Behind the house.\n\nFree.");
    }

    @Test
    void saysWhatIsWrongWithAFile(@TempDir Path folder) throws Exception {
        Path none = folder.resolve("none.md");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Knowledge.of(Map.of(Knowledge.SETTING, none.toString())))
                .withMessageContaining("DESK_ANSWERS is \"" + none + "\"");

        Path empty = Files.writeString(folder.resolve("empty.md"), "\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Knowledge.of(Map.of(Knowledge.SETTING, empty.toString())))
                .withMessageContaining("There is no article");
    }
}
