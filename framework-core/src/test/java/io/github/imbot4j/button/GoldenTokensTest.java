package io.github.imbot4j.button;

import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.BoundButton;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.CommandButton;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.PressLimit;
import io.github.imbot4j.reply.QuickReply;
import io.github.imbot4j.testing.Golden;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The signed words that buttons carry: what was said to a portal is pressed weeks later. */
class GoldenTokensTest {

    record Approve(long invoice) {}

    private static final PortalId PORTAL = new PortalId("a223c6b3710f85df22e9377d6c4f7553");
    private static final Secret SECRET = Secret.of("the-client-secret");
    private static final ButtonScope CHAT = new ButtonScope("invoices", "chat45");
    private static final ButtonScope WORKGROUP = new ButtonScope("invoices", "sg7");

    private final SetClock clock = new SetClock();
    private final ButtonTokens buttonTokens = new ButtonTokens(SECRET, clock);

    private static Map<String, ButtonToken> tokens() {
        Optional<Instant> end = Optional.of(Instant.parse("2026-05-25T12:00:00Z"));
        Map<String, ButtonToken> tokens = new LinkedHashMap<>();
        tokens.put(
                "any", new ButtonToken("Approve", "[17]", 0x123456, List.of(), PressLimit.ANY, "", Optional.empty()));
        tokens.put("any until", new ButtonToken("Approve", "[17]", 1, List.of(), PressLimit.ANY, "", end));
        tokens.put("of one", new ButtonToken("Approve", "[17]", 1, List.of(27L), PressLimit.ANY, "", Optional.empty()));
        tokens.put("of two", new ButtonToken("Approve", "[17]", 1, List.of(27L, 1L << 40), PressLimit.ANY, "", end));
        tokens.put("once", new ButtonToken("Approve", "[17]", 1, List.of(), PressLimit.ONCE, "~abcdefghijkl", end));
        tokens.put("once named", new ButtonToken("Approve", "[17]", 1, List.of(), PressLimit.ONCE, "=invoice 17", end));
        tokens.put(
                "a user once", new ButtonToken("Approve", "[17]", 1, List.of(), PressLimit.ONCE_PER_USER, "=v", end));
        tokens.put("by all", new ButtonToken("Approve", "[17]", 1, List.of(27L, 28L), PressLimit.ALL, "=v", end));
        return tokens;
    }

    @Test
    void areWrittenAsBefore() {
        ButtonKey key = ButtonKey.of(SECRET, PORTAL);
        List<String> lines = List.of(CHAT, WORKGROUP).stream()
                .flatMap(buttonScope -> tokens().entrySet().stream()
                        .map(one -> buttonScope.dialog() + " | " + one.getKey() + " | "
                                + ButtonTokenCodec.write(one.getValue(), buttonScope, key)))
                .toList();

        String golden = Golden.check("buttons/tokens.txt", String.join("\n", lines));

        for (String line : golden.split("\n", -1)) {
            String[] parts = line.split(" \\| ", -1);
            ButtonScope buttonScope = new ButtonScope("invoices", parts[0]);
            assertThat(ButtonTokenCodec.read(parts[2], buttonScope, key))
                    .isEqualTo(new TokenVerification.Genuine(Objects.requireNonNull(tokens().get(parts[1]))));
        }
    }

    @Test
    void sealRecordsAndErrandsAsBefore() {
        List<Button> said = List.of(
                button("Approve", new Approve(17)),
                button("Approve", new Approve(17)).forUser(27).expiresIn(Duration.ofHours(1)),
                button("Approve", new Approve(17)).once("invoice 17"),
                button("Yes", new QuickReply("yes", "Yes, please")),
                BoundButton.of("Help", new Action.Run("help", "order"), 27));
        NewMessage sealed = (NewMessage) buttonTokens.seal(text("Invoice").keyboard(row(said)), PORTAL, CHAT);

        Golden.check(
                "buttons/sealed.txt",
                sealed.keyboard().rows().get(0).buttons().stream()
                        .map(CommandButton.class::cast)
                        .map(one -> one.label() + " | /" + one.action().name() + " "
                                + one.action().params())
                        .collect(Collectors.joining("\n")));
    }
}
