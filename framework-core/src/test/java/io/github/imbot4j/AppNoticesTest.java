package io.github.imbot4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.reply.NoReply;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AppNoticesTest {

    private static BotModel bot(int number) {
        return BotBuilder.of("bot" + number, "Bot " + number).build();
    }

    private static List<BotModel> bots(int count) {
        return IntStream.range(0, count).mapToObj(AppNoticesTest::bot).toList();
    }

    @Test
    void tellsOfMoreBotsThanPortalsTake() {
        assertThat(AppNotices.of(bots(5))).isEmpty();
        assertThat(AppNotices.of(bots(6)))
                .singleElement()
                .asString()
                .contains("6 bots", "MAX_COUNT_ERROR", "--bots bot0,bot1,bot2,bot3,bot4, or");
    }

    @Test
    void tellsOfMoreBotsThanAnyPortalTakes() {
        assertThat(AppNotices.of(bots(101)))
                .singleElement()
                .asString()
                .contains("101 bots", "more than 100", "BOT_LIMIT_EXCEEDED", "--bots");
    }

    @Test
    void tellsOfAnAvatarThatServersMayRefuse() {
        BotModel heavy = BotBuilder.of("heavy", "Heavy")
                .avatar(Avatar.of("heavy.png", new byte[1_500_000]))
                .build();

        assertThat(AppNotices.of(List.of(heavy)))
                .singleElement()
                .asString()
                .contains("bot 'heavy'", "1464 KiB", "300×300");
    }

    @Test
    void tellsOfTheScopesThatEventsNeed() {
        BotModel courier = BotBuilder.of("courier", "Courier")
                .onPortalEvent("onCrmDealAdd", invocation -> NoReply.SILENCE)
                .onPortalEvent("onAppPayment", invocation -> NoReply.SILENCE)
                .build();

        assertThat(Bots.of(courier).notices())
                .singleElement()
                .asString()
                .contains("needs the scope crm", "ONCRMDEALADD of bot 'courier'");
    }
}
