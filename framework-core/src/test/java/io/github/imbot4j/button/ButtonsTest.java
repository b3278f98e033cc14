package io.github.imbot4j.button;

import static io.github.imbot4j.reply.Say.button;
import static io.github.imbot4j.reply.Say.edit;
import static io.github.imbot4j.reply.Say.item;
import static io.github.imbot4j.reply.Say.linkButton;
import static io.github.imbot4j.reply.Say.row;
import static io.github.imbot4j.reply.Say.text;
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

class ButtonsTest {

    record Approve(long invoice) {}

    private static final PortalId PORTAL = new PortalId("a223c6b3710f85df22e9377d6c4f7553");
    private static final Secret SECRET = Secret.of("the-client-secret");
    private static final Place HERE = new Place("invoices", "chat45");

    private final SetClock clock = new SetClock();
    private final Buttons buttons = new Buttons(SECRET, clock);

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
        return commands(buttons.seal(card(shown), PORTAL, HERE)).get(0).action().params();
    }

    private Opened opened(String text) {
        return buttons.open(text, PORTAL, HERE, 7, clock.instant());
    }

    private static Opened refused(Refusal why) {
        return new Opened.Refused(why);
    }

    private Token token(String text) {
        assertThat(opened(text)).isInstanceOf(Opened.Genuine.class);
        return ((Opened.Genuine) opened(text)).token();
    }

    @Test
    void bringsBackWhatItSealed() {
        String text = sealed(approve());

        assertThat(text).matches("[A-Za-z0-9_-]{40,60}").doesNotContain("17");
        Token token = token(text);
        assertThat(token.type()).isEqualTo("Approve");
        assertThat(token.payload()).isEqualTo("[17]");
        assertThat(token.limit()).isEqualTo(PressLimit.ANY);
        assertThat(token.expires()).isEmpty();
    }

    @Test
    void isTheSameAfterARestart() {
        String text = sealed(approve());

        assertThat(new Buttons(SECRET, clock).open(text, PORTAL, HERE, 7, clock.instant()))
                .isInstanceOf(Opened.Genuine.class);
    }

    @Test
    void keepsLabelLookAndEverythingElseOfTheReply() {
        NewMessage said = text("Invoice")
                .keyboard(
                        Keyboard.of(List.of(row(approve().primary().once(), linkButton("Open", "https://example.com"))))
                                .color("#fff"))
                .menu(item("Approve", new Approve(17)).onlyMobile())
                .asSystem();

        NewMessage sealed = (NewMessage) buttons.seal(said, PORTAL, HERE);

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
        Reply sealed = buttons.seal(edit().keyboard(row(approve())), PORTAL, HERE);

        assertThat(sealed.payloadUses()).isEmpty();
        assertThat(sealed.commandUses()).hasSize(1);
    }

    @Test
    void leavesAReplyWithoutRecordsAlone() {
        NewMessage plain = text("Hello");

        assertThat(buttons.seal(plain, PORTAL, HERE)).isSameAs(plain);
    }

    @Test
    void isWorthNothingElsewhere() {
        String text = sealed(approve());

        assertThat(buttons.open(text, PORTAL, new Place("invoices", "chat46"), 7, clock.instant()))
                .isEqualTo(refused(Refusal.FORGED));
        assertThat(buttons.open(text, PORTAL, new Place("other", "chat45"), 7, clock.instant()))
                .isEqualTo(refused(Refusal.FORGED));
        assertThat(buttons.open(text, new PortalId("b1"), HERE, 7, clock.instant()))
                .isNotInstanceOf(Opened.Genuine.class);
        assertThat(buttons.open(text, PORTAL, new Place("invoices", "CHAT45"), 7, clock.instant()))
                .isInstanceOf(Opened.Genuine.class);
    }

    @Test
    void isBoundToTheBotAloneWhereEventsNameTheDialogOtherwise() {
        Reply sealed = buttons.seal(card(approve()), PORTAL, new Place("invoices", "sg7"));
        String text = commands(sealed).get(0).action().params();

        assertThat(opened(text)).isInstanceOf(Opened.Genuine.class);
        assertThat(buttons.open(text, PORTAL, new Place("other", "chat45"), 7, clock.instant()))
                .isEqualTo(refused(Refusal.FORGED));
    }

    @Test
    void refusesEveryTokenWithOneBitTurned() {
        byte[] whole =
                Base64.getUrlDecoder().decode(sealed(approve().forUser(7).once().expiresIn(Duration.ofDays(2))));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] turned = whole.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(turned);
            assertThat(opened(text)).as("bit %d", bit).isInstanceOf(Opened.Refused.class);
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
            assertThat(opened(Base64.getUrlEncoder().encodeToString(bytes))).isInstanceOf(Opened.Refused.class);
        }
        for (String text : List.of("", "hello", "§", "[17]", "a".repeat(100_000), "AQ", "AQAA", "AQAAAAAA")) {
            assertThat(opened(text)).isInstanceOf(Opened.Refused.class);
        }
    }

    @Test
    void saysOfWhatAnotherKeySignedThatItDoesNotKnowTheKey() {
        Buttons later = new Buttons(Secret.of("the-next-secret"), clock);
        for (PayloadButton one : List.of(
                approve(),
                approve().forUser(8_000_000_000L).once().expiresIn(Duration.ofDays(2)),
                approve().forUsers(7L, 8_000_000_000L),
                approve().forAll(7L, 8L, 9L),
                approve().oncePerUser("опрос 5"))) {
            assertThat(later.open(sealed(one), PORTAL, HERE, 7, clock.instant()))
                    .isEqualTo(refused(Refusal.UNKNOWN_KEY));
        }
    }

    @Test
    void carriesWhoIsToPress() {
        Token all = token(sealed(approve().forAll(9L, 7L, 8_000_000_000L)));

        assertThat(all.users()).containsExactly(7L, 9L, 8_000_000_000L);
        assertThat(all.limit()).isEqualTo(PressLimit.ALL);
        assertThat(all.expires()).isPresent();
        assertThat(token(sealed(approve().forUser(7))).users()).containsExactly(7L);
        assertThat(token(sealed(approve())).users()).isEmpty();
    }

    @Test
    void saysSoOfWhatIsNamedInAChatThatEventsNameOtherwise() {
        Reply sealed = buttons.seal(card(approve().once("a =b")), PORTAL, new Place("invoices", "sg7"));
        String text = commands(sealed).get(0).action().params();

        assertThat(token(text).uses(HERE)).containsExactly("chat45 =a =b", "sg7 =a =b");
        assertThat(new Buttons(Secret.of("the-next-secret"), clock).open(text, PORTAL, HERE, 7, clock.instant()))
                .isEqualTo(refused(Refusal.UNKNOWN_KEY));
    }

    @Test
    void tellsWhatNoKeyOfOursCanHaveSignedFromWhatAnOlderOneMay() {
        byte[] whole =
                Base64.getUrlDecoder().decode(sealed(approve().forUser(7).once().expiresIn(Duration.ofDays(2))));
        byte[] otherKey = whole.clone();
        otherKey[2] ^= 1;
        assertThat(opened(encoded(otherKey))).isEqualTo(refused(Refusal.UNKNOWN_KEY));

        // Flags nobody sets, both limits at once, no end of what counts once, an act of no kind, a type that is no
        // name.
        for (int[] turn : new int[][] {{1, 0x20}, {1, 0x80}, {1, 8}, {1, 1}, {18, 0x10}, {33, 0x40}}) {
            byte[] turned = otherKey.clone();
            turned[turn[0]] ^= (byte) turn[1];
            assertThat(opened(encoded(turned))).as("byte %d", turn[0]).isEqualTo(refused(Refusal.FORGED));
        }
        assertThat(opened(encoded(Arrays.copyOf(otherKey, 40)))).isEqualTo(refused(Refusal.FORGED));
        assertThat(opened(encoded(new byte[] {1, 0, 7, 7, 0, 0, 0})))
                .as("no signature")
                .isEqualTo(refused(Refusal.FORGED));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void aMomentBeforeTheFirstOneThatCanBeWrittenIsOver() {
        String text = sealed(approve().expiresAt(java.time.Instant.EPOCH.minusSeconds(1)));
        assertThat(opened(text)).isEqualTo(refused(Refusal.EXPIRED));
    }

    @Test
    void endsWhenItWasSaidToEnd() {
        String text = sealed(approve().expiresIn(Duration.ofMinutes(10)));
        String byClock = sealed(approve()
                .expiresIn(Duration.ofDays(9))
                .expiresAt(clock.instant().plusSeconds(600)));

        clock.advance(Duration.ofSeconds(599));
        assertThat(opened(text)).isInstanceOf(Opened.Genuine.class);
        assertThat(opened(byClock)).isInstanceOf(Opened.Genuine.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(opened(text)).isEqualTo(refused(Refusal.EXPIRED));
        assertThat(opened(byClock)).isEqualTo(refused(Refusal.EXPIRED));
    }

    @Test
    void countsWhatWasPressedInTimeThoughItComesLater() {
        String text = sealed(approve().expiresIn(Duration.ofMinutes(10)));
        java.time.Instant end = clock.instant().plus(Duration.ofMinutes(10));
        clock.advance(Duration.ofMinutes(10).plus(Buttons.GRACE).minusSeconds(1));

        assertThat(buttons.open(text, PORTAL, HERE, 7, end.minusSeconds(1))).isInstanceOf(Opened.Genuine.class);
        assertThat(buttons.open(text, PORTAL, HERE, 7, end)).isEqualTo(refused(Refusal.EXPIRED));
        clock.advance(Duration.ofSeconds(1));
        assertThat(buttons.open(text, PORTAL, HERE, 7, end.minusSeconds(1))).isEqualTo(refused(Refusal.EXPIRED));
    }

    @Test
    void aPortalWhoseClockIsAheadTakesNothingAway() {
        String text = sealed(approve().expiresIn(Duration.ofMinutes(5)));

        assertThat(buttons.open(text, PORTAL, HERE, 7, clock.instant().plus(Duration.ofMinutes(9))))
                .isInstanceOf(Opened.Genuine.class);
    }

    @Test
    void isForItsUserAlone() {
        String text = sealed(approve().forUser(8_000_000_000L));

        assertThat(buttons.open(text, PORTAL, HERE, 8_000_000_000L, clock.instant()))
                .isInstanceOf(Opened.Genuine.class);
        assertThat(opened(text)).isEqualTo(refused(Refusal.NOT_YOURS));
    }

    @Test
    void makesOneActOfAllThatCountOnceInAMessage() {
        PayloadButton reject = button("Reject", new Approve(0)).once();
        List<CommandButton> first = commands(buttons.seal(card(approve().once(), reject), PORTAL, HERE));
        List<CommandButton> second = commands(buttons.seal(card(approve().once(), reject), PORTAL, HERE));

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
                .hasValue(clock.instant().plus(Buttons.REMEMBERED));
    }

    @Test
    void saysWhatIsWrongWithAReplyBeforeItSealsIt() {
        record Document(String text) {}
        NewMessage card = text("x").keyboard(row(button("Send", new Document("ё".repeat(400)))));

        assertThatThrownBy(() -> buttons.seal(card, PORTAL, HERE))
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

        assertThatThrownBy(() -> buttons.seal(card, PORTAL, HERE))
                .isInstanceOf(InvalidReplyException.class)
                .hasMessageContaining(
                        "message.keyboard.row[0].button[0].payload: is \"Doll\", which is nested too deeply. Keep ids in it");
    }

    @Test
    void needsASecretToMakeTheKeyOf() {
        Buttons without = new Buttons(Secret.none(), clock);

        assertThatIllegalStateException()
                .isThrownBy(() -> without.seal(card(approve()), PORTAL, HERE))
                .withMessageContaining("client secret");
    }
}
