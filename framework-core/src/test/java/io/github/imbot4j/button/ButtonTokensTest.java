package io.github.imbot4j.button;

import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.edit;
import static io.github.imbot4j.reply.Replies.item;
import static io.github.imbot4j.reply.Replies.linkButton;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.reply.CommandButton;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.Keyboard;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.PayloadButton;
import io.github.imbot4j.reply.PressLimit;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ButtonTokensTest {

    record Approve(long invoice) {}

    private static final PortalId PORTAL = new PortalId("a223c6b3710f85df22e9377d6c4f7553");
    private static final Secret SECRET = Secret.of("the-client-secret");
    private static final ButtonScope HERE = new ButtonScope("invoices", "chat45");

    private final SetClock clock = new SetClock();
    private final ButtonTokens buttonTokens = new ButtonTokens(SECRET, clock);

    private static PayloadButton approve() {
        return button("Approve", new Approve(17));
    }

    private static NewMessage card(PayloadButton... shown) {
        return text("Invoice").keyboard(row(shown));
    }

    private static List<CommandButton> commands(Reply sealed) {
        return ((NewMessage) sealed)
                .keyboard().rows().stream()
                        .flatMap(row -> row.buttons().stream())
                        .map(CommandButton.class::cast)
                        .toList();
    }

    private String sealed(PayloadButton shown) {
        return commands(buttonTokens.seal(card(shown), PORTAL, HERE))
                .get(0)
                .action()
                .params();
    }

    private TokenVerification opened(String text) {
        return buttonTokens.open(text, PORTAL, HERE, 7, clock.instant());
    }

    private static TokenVerification refused(PressRejection why) {
        return new TokenVerification.Refused(why);
    }

    private ButtonToken token(String text) {
        assertThat(opened(text)).isInstanceOf(TokenVerification.Genuine.class);
        return ((TokenVerification.Genuine) opened(text)).token();
    }

    @Test
    void bringsBackWhatItSealed() {
        String text = sealed(approve());

        assertThat(text).matches("[A-Za-z0-9_-]{40,60}").doesNotContain("17");
        ButtonToken buttonToken = token(text);
        assertThat(buttonToken.type()).isEqualTo("Approve");
        assertThat(buttonToken.payload()).isEqualTo("[17]");
        assertThat(buttonToken.limit()).isEqualTo(PressLimit.ANY);
        assertThat(buttonToken.expires()).isEmpty();
    }

    @Test
    void isTheSameAfterARestart() {
        String text = sealed(approve());

        assertThat(new ButtonTokens(SECRET, clock).open(text, PORTAL, HERE, 7, clock.instant()))
                .isInstanceOf(TokenVerification.Genuine.class);
    }

    @Test
    void keepsLabelLookAndEverythingElseOfTheReply() {
        NewMessage said = text("Invoice")
                .keyboard(
                        Keyboard.of(List.of(row(approve().primary().once(), linkButton("Open", "https://example.com"))))
                                .color("#fff"))
                .menu(item("Approve", new Approve(17)).onlyMobile())
                .asSystem();

        NewMessage sealed = (NewMessage) buttonTokens.seal(said, PORTAL, HERE);

        assertThat(sealed.keyboard().color()).isEqualTo("#fff");
        CommandButton approve =
                (CommandButton) sealed.keyboard().rows().get(0).buttons().get(0);
        assertThat(approve.label()).isEqualTo("Approve");
        assertThat(approve.look()).isEqualTo(approve().primary().look());
        assertThat(approve.isOnce()).isTrue();
        assertThat(approve.action().name()).isEqualTo("press");
        assertThat(sealed.keyboard().rows().get(0).buttons().get(1))
                .isEqualTo(linkButton("Open", "https://example.com"));
        assertThat(sealed.menu()).singleElement().satisfies(item -> {
            assertThat(item.label()).isEqualTo("Approve");
            assertThat(item.device())
                    .isEqualTo(item("x", new Approve(1)).onlyMobile().device());
        });
        assertThat(sealed.isSystem()).isTrue();
        assertThat(sealed.payloadUses()).isEmpty();
    }

    @Test
    void sealsEditsToo() {
        Reply sealed = buttonTokens.seal(edit().keyboard(row(approve())), PORTAL, HERE);

        assertThat(sealed.payloadUses()).isEmpty();
        assertThat(sealed.commandUses()).hasSize(1);
    }

    @Test
    void leavesAReplyWithoutRecordsAlone() {
        NewMessage plain = text("Hello");

        assertThat(buttonTokens.seal(plain, PORTAL, HERE)).isSameAs(plain);
    }

    @Test
    void isWorthNothingElsewhere() {
        String text = sealed(approve());

        assertThat(buttonTokens.open(text, PORTAL, new ButtonScope("invoices", "chat46"), 7, clock.instant()))
                .isEqualTo(refused(PressRejection.FORGED));
        assertThat(buttonTokens.open(text, PORTAL, new ButtonScope("other", "chat45"), 7, clock.instant()))
                .isEqualTo(refused(PressRejection.FORGED));
        assertThat(buttonTokens.open(text, new PortalId("b1"), HERE, 7, clock.instant()))
                .isNotInstanceOf(TokenVerification.Genuine.class);
        assertThat(buttonTokens.open(text, PORTAL, new ButtonScope("invoices", "CHAT45"), 7, clock.instant()))
                .isInstanceOf(TokenVerification.Genuine.class);
    }

    @Test
    void isBoundToTheBotAloneWhereEventsNameTheDialogOtherwise() {
        Reply sealed = buttonTokens.seal(card(approve()), PORTAL, new ButtonScope("invoices", "sg7"));
        String text = commands(sealed).get(0).action().params();

        assertThat(opened(text)).isInstanceOf(TokenVerification.Genuine.class);
        assertThat(buttonTokens.open(text, PORTAL, new ButtonScope("other", "chat45"), 7, clock.instant()))
                .isEqualTo(refused(PressRejection.FORGED));
    }

    @Test
    void refusesEveryTokenWithOneBitTurned() {
        byte[] whole =
                Base64.getUrlDecoder().decode(sealed(approve().forUser(7).once().expiresIn(Duration.ofDays(2))));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] turned = whole.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(turned);
            assertThat(opened(text)).as("bit %d", bit).isInstanceOf(TokenVerification.Refused.class);
        }
    }

    @Test
    void refusesWhateverElseComes() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = 1;
            }
            assertThat(opened(Base64.getUrlEncoder().encodeToString(bytes)))
                    .isInstanceOf(TokenVerification.Refused.class);
        }
        for (String text : List.of("", "hello", "§", "[17]", "a".repeat(100_000), "AQ", "AQAA", "AQAAAAAA")) {
            assertThat(opened(text)).isInstanceOf(TokenVerification.Refused.class);
        }
    }

    @Test
    void saysOfWhatAnotherKeySignedThatItDoesNotKnowTheKey() {
        ButtonTokens later = new ButtonTokens(Secret.of("the-next-secret"), clock);
        for (PayloadButton one : List.of(
                approve(),
                approve().forUser(8_000_000_000L).once().expiresIn(Duration.ofDays(2)),
                approve().forUsers(7L, 8_000_000_000L),
                approve().forAll(7L, 8L, 9L),
                approve().oncePerUser("опрос 5"))) {
            assertThat(later.open(sealed(one), PORTAL, HERE, 7, clock.instant()))
                    .isEqualTo(refused(PressRejection.UNKNOWN_KEY));
        }
    }

    @Test
    void carriesWhoIsToPress() {
        ButtonToken all = token(sealed(approve().forAll(9L, 7L, 8_000_000_000L)));

        assertThat(all.users()).containsExactly(7L, 9L, 8_000_000_000L);
        assertThat(all.limit()).isEqualTo(PressLimit.ALL);
        assertThat(all.expires()).isPresent();
        assertThat(token(sealed(approve().forUser(7))).users()).containsExactly(7L);
        assertThat(token(sealed(approve())).users()).isEmpty();
    }

    @Test
    void saysSoOfWhatIsNamedInAChatThatEventsNameOtherwise() {
        Reply sealed = buttonTokens.seal(card(approve().once("a =b")), PORTAL, new ButtonScope("invoices", "sg7"));
        String text = commands(sealed).get(0).action().params();

        assertThat(token(text).uses(HERE)).containsExactly("chat45 =a =b", "sg7 =a =b");
        assertThat(new ButtonTokens(Secret.of("the-next-secret"), clock).open(text, PORTAL, HERE, 7, clock.instant()))
                .isEqualTo(refused(PressRejection.UNKNOWN_KEY));
    }

    @Test
    void tellsWhatNoKeyOfOursCanHaveSignedFromWhatAnOlderOneMay() {
        byte[] whole =
                Base64.getUrlDecoder().decode(sealed(approve().forUser(7).once().expiresIn(Duration.ofDays(2))));
        byte[] otherKey = whole.clone();
        otherKey[2] ^= 1;
        assertThat(opened(encoded(otherKey))).isEqualTo(refused(PressRejection.UNKNOWN_KEY));

        // Flags nobody sets, both limits at once, no end of what counts once, an act of no kind, a type that is no
        // name.
        for (int[] turn : new int[][] {{1, 0x20}, {1, 0x80}, {1, 8}, {1, 1}, {18, 0x10}, {33, 0x40}}) {
            byte[] turned = otherKey.clone();
            turned[turn[0]] ^= (byte) turn[1];
            assertThat(opened(encoded(turned))).as("byte %d", turn[0]).isEqualTo(refused(PressRejection.FORGED));
        }
        assertThat(opened(encoded(Arrays.copyOf(otherKey, 40)))).isEqualTo(refused(PressRejection.FORGED));
        assertThat(opened(encoded(new byte[] {1, 0, 7, 7, 0, 0, 0})))
                .as("no signature")
                .isEqualTo(refused(PressRejection.FORGED));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void aMomentBeforeTheFirstOneThatCanBeWrittenIsOver() {
        String text = sealed(approve().expiresAt(java.time.Instant.EPOCH.minusSeconds(1)));
        assertThat(opened(text)).isEqualTo(refused(PressRejection.EXPIRED));
    }

    @Test
    void endsWhenItWasSaidToEnd() {
        String text = sealed(approve().expiresIn(Duration.ofMinutes(10)));
        String byClock = sealed(approve()
                .expiresIn(Duration.ofDays(9))
                .expiresAt(clock.instant().plusSeconds(600)));

        clock.advance(Duration.ofSeconds(599));
        assertThat(opened(text)).isInstanceOf(TokenVerification.Genuine.class);
        assertThat(opened(byClock)).isInstanceOf(TokenVerification.Genuine.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(opened(text)).isEqualTo(refused(PressRejection.EXPIRED));
        assertThat(opened(byClock)).isEqualTo(refused(PressRejection.EXPIRED));
    }

    @Test
    void countsWhatWasPressedInTimeThoughItComesLater() {
        String text = sealed(approve().expiresIn(Duration.ofMinutes(10)));
        java.time.Instant end = clock.instant().plus(Duration.ofMinutes(10));
        clock.advance(Duration.ofMinutes(10).plus(ButtonTokens.GRACE).minusSeconds(1));

        assertThat(buttonTokens.open(text, PORTAL, HERE, 7, end.minusSeconds(1)))
                .isInstanceOf(TokenVerification.Genuine.class);
        assertThat(buttonTokens.open(text, PORTAL, HERE, 7, end)).isEqualTo(refused(PressRejection.EXPIRED));
        clock.advance(Duration.ofSeconds(1));
        assertThat(buttonTokens.open(text, PORTAL, HERE, 7, end.minusSeconds(1)))
                .isEqualTo(refused(PressRejection.EXPIRED));
    }

    @Test
    void aPortalWhoseClockIsAheadTakesNothingAway() {
        String text = sealed(approve().expiresIn(Duration.ofMinutes(5)));

        assertThat(buttonTokens.open(text, PORTAL, HERE, 7, clock.instant().plus(Duration.ofMinutes(9))))
                .isInstanceOf(TokenVerification.Genuine.class);
    }

    @Test
    void isForItsUserAlone() {
        String text = sealed(approve().forUser(8_000_000_000L));

        assertThat(buttonTokens.open(text, PORTAL, HERE, 8_000_000_000L, clock.instant()))
                .isInstanceOf(TokenVerification.Genuine.class);
        assertThat(opened(text)).isEqualTo(refused(PressRejection.NOT_YOURS));
    }

    @Test
    void makesOneActOfAllThatCountOnceInAMessage() {
        PayloadButton reject = button("Reject", new Approve(0)).once();
        List<CommandButton> first = commands(buttonTokens.seal(card(approve().once(), reject), PORTAL, HERE));
        List<CommandButton> second = commands(buttonTokens.seal(card(approve().once(), reject), PORTAL, HERE));

        String act = token(first.get(0).action().params()).act();
        assertThat(token(first.get(1).action().params()).act()).isEqualTo(act);
        assertThat(token(second.get(0).action().params()).act()).isNotEqualTo(act);
    }

    @Test
    void keepsTheNameOfAnActFromMessageToMessage() {
        String vote = sealed(approve().oncePerUser("poll 5"));

        assertThat(token(vote).act())
                .isEqualTo(token(sealed(approve().oncePerUser("poll 5"))).act());
        assertThat(token(vote).limit()).isEqualTo(PressLimit.ONCE_PER_USER);
    }

    @Test
    void endsWhatCountsOnceBeforeItIsForgotten() {
        assertThat(token(sealed(approve().once())).expires())
                .hasValue(clock.instant().plus(ButtonTokens.REMEMBERED));
    }

    @Test
    void saysWhatIsWrongWithAReplyBeforeItSealsIt() {
        record Document(String text) {}
        NewMessage card = text("x").keyboard(row(button("Send", new Document("ё".repeat(400)))));

        assertThatThrownBy(() -> buttonTokens.seal(card, PORTAL, HERE))
                .isInstanceOf(InvalidReplyException.class)
                .hasMessageContaining("message.keyboard.row[0].button[0].payload")
                .hasMessageContaining("\"Document\" of 804 bytes; a button carries 600, so it is 204 too many");
    }

    record Doll(java.util.Optional<Doll> inside) {}

    @Test
    void saysWhereARecordIsNestedTooDeeply() {
        Doll doll = new Doll(java.util.Optional.empty());
        assertThat(token(sealed(button("Open", doll))).type()).isEqualTo("Doll");
        for (int i = 0; i < 600; i++) {
            doll = new Doll(java.util.Optional.of(doll));
        }
        NewMessage card = card(button("Open", doll));

        assertThatThrownBy(() -> buttonTokens.seal(card, PORTAL, HERE))
                .isInstanceOf(InvalidReplyException.class)
                .hasMessageContaining(
                        "message.keyboard.row[0].button[0].payload: is \"Doll\", which is nested too deeply. Keep ids in it");
    }

    @Test
    void needsASecretToMakeTheKeyOf() {
        ButtonTokens without = new ButtonTokens(Secret.none(), clock);

        assertThatIllegalStateException()
                .isThrownBy(() -> without.seal(card(approve()), PORTAL, HERE))
                .withMessageContaining("client secret");
    }
}
