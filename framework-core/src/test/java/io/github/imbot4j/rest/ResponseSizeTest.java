package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a portal may answer depends on what it was asked. */
class ResponseSizeTest {

    @ParameterizedTest
    @CsvSource({
        "imbot.message.add,16384",
        "imbot.command.answer,16384",
        "imbot.register,16384",
        "imopenlines.bot.session.operator,16384",
        "profile,65536",
        "app.info,65536",
        "crm.item.add,1048576",
        "crm.deal.list,8388608",
        "im.dialog.messages.get,8388608"
    })
    void isSmallForWhatIsSentAndLargeForWhatIsRead(String method, int bytes) {
        assertThat(ResponseSize.of(Call.of(method))).isEqualTo(bytes);
    }

    @Test
    void isTheSumForABatch() {
        assertThat(ResponseSize.of(batch("imbot.message.add?MESSAGE=a", 50))).isEqualTo(50 * 16_384);
        assertThat(ResponseSize.of(batch("user.get?ID=1", 50))).isEqualTo(HttpTransport.MAX_ANSWER_BYTES);
        assertThat(ResponseSize.of(Call.of("batch").with("cmd", List.of("profile"))))
                .isEqualTo(65_536);
    }

    private static Call batch(String command, int times) {
        Map<String, String> commands =
                IntStream.range(0, times).boxed().collect(Collectors.toMap(i -> "c" + i, i -> command));
        return Call.of("batch").with("cmd", commands);
    }

    @Test
    void parsesNothingWhoseTreeWouldFillTheHeap() {
        int most = (int) Math.min(ResponseSize.largestTree() / 50, 4_000_000);
        assertThat(ResponseSize.isParsable("{\"result\":[" + "[],".repeat(most) + "0]}"))
                .isFalse();
        assertThat(ResponseSize.isParsable("{\"result\":\"" + "a".repeat(100_000) + "\"}"))
                .isTrue();
    }
}
