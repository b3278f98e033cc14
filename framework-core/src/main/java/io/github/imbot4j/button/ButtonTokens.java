package io.github.imbot4j.button;

import io.github.imbot4j.payload.CompactCodec;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.BoundButton;
import io.github.imbot4j.reply.Edit;
import io.github.imbot4j.reply.Keyboard;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.PressLimit;
import io.github.imbot4j.reply.Reply;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The signing of the records that replies carry, and their verification when a button is pressed.
 *
 * <p>Safe for use by several threads.
 */
public final class ButtonTokens {

    /** The command that portals are told to run when such a button is pressed. */
    public static final String COMMAND = "press";

    /** What counts once is remembered so long, so a button that says so ends by then. */
    public static final Duration REMEMBERED = Duration.ofDays(90);

    /** What was pressed in time and comes to be handled late still counts so long after the end. */
    public static final Duration GRACE = Duration.ofDays(7);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ACT = 9;

    private final Secret clientSecret;
    private final Clock clock;

    public ButtonTokens(Secret clientSecret, Clock clock) {
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    /** Signs as if for somewhere, to see how long a reply becomes. */
    public static Reply trial(Reply reply) {
        ButtonTokens trial = new ButtonTokens(Secret.of("nobody's"), Clock.systemUTC());
        return trial.seal(reply, new PortalId("0"), new ButtonScope("", "0"));
    }

    /**
     * The same reply with a command in place of each record, fit for that place.
     *
     * @throws io.github.imbot4j.reply.InvalidReplyException when something is wrong with a reply that carries records
     */
    public Reply seal(Reply reply, PortalId portal, ButtonScope buttonScope) {
        if (reply.payloadUses().isEmpty() && !isBound(reply)) {
            return reply;
        }
        reply.validate();
        ButtonKey key = ButtonKey.of(clientSecret, portal);
        String message = "~" + random();
        Instant now = clock.instant();
        return new ButtonSigner(
                        press -> new Action.Run(
                                COMMAND,
                                ButtonTokenCodec.write(token(press, message, now, buttonScope), buttonScope, key)),
                        (bound, label) -> run(
                                bound.run(),
                                ButtonTokenCodec.write(token(bound, label, message, now), buttonScope, key)))
                .seal(reply);
    }

    private static boolean isBound(Reply reply) {
        Optional<Keyboard> keyboard =
                reply instanceof Edit edit ? edit.keyboard() : Optional.of(((NewMessage) reply).keyboard());
        return keyboard.stream()
                .flatMap(one -> one.rows().stream())
                .flatMap(row -> row.buttons().stream())
                .anyMatch(BoundButton.class::isInstance);
    }

    private static Action.Run run(Action.Run run, String token) {
        return new Action.Run(run.name(), new SignedCommand(run.name(), run.params()).with(token));
    }

    private static ButtonToken token(Action.Bound bound, String label, String message, Instant now) {
        Action.Run run = bound.run();
        return new ButtonToken(
                bound.isOffer() ? SignedCommand.OFFER : SignedCommand.TYPE,
                new SignedCommand(run.name(), run.params()).print(label),
                0,
                bound.userId() == 0 ? List.of() : List.of(bound.userId()),
                bound.isOnce() ? PressLimit.ONCE : PressLimit.ANY,
                bound.isOnce() ? message : "",
                bound.lifetime()
                        .map(now::plus)
                        .or(() -> bound.isOnce() ? Optional.of(now.plus(REMEMBERED)) : Optional.empty()));
    }

    /**
     * Proves a token. Whether it comes in time is judged by when it was pressed, for {@link #GRACE} after its end: an event may
     * have waited at the portal or here. The portal's clock says when (transport §4.1); one that is ahead of ours takes nothing
     * away.
     *
     * @param presser user id of who pressed
     * @param raisedAt when the portal says it was pressed
     */
    public TokenVerification open(
            String text, PortalId portal, ButtonScope buttonScope, long presser, Instant raisedAt) {
        TokenVerification tokenVerification =
                ButtonTokenCodec.read(text, buttonScope, ButtonKey.of(clientSecret, portal));
        if (tokenVerification instanceof TokenVerification.Genuine genuine) {
            ButtonToken buttonToken = genuine.token();
            if (buttonToken.expires().filter(end -> isOver(end, raisedAt)).isPresent()) {
                return new TokenVerification.Refused(PressRejection.EXPIRED);
            }
            if (!buttonToken.users().isEmpty() && !buttonToken.users().contains(presser)) {
                return new TokenVerification.Refused(PressRejection.NOT_YOURS);
            }
        }
        return tokenVerification;
    }

    private boolean isOver(Instant end, Instant raisedAt) {
        Instant now = clock.instant();
        Instant pressed = raisedAt.isBefore(now) ? raisedAt : now;
        return !pressed.isBefore(end) || !now.isBefore(end.plus(GRACE));
    }

    private static ButtonToken token(Action.Press press, String message, Instant now, ButtonScope buttonScope) {
        boolean any = press.limit() == PressLimit.ANY;
        String act = any ? "" : press.act().isEmpty() ? message : ButtonToken.named(press.act(), buttonScope);
        Optional<Instant> end = press.until(now);
        return new ButtonToken(
                RecordNames.simple(press.payload().getClass()),
                CompactCodec.write(press.payload()),
                CompactCodec.imprint(press.payload()),
                press.users(),
                press.limit(),
                act,
                any ? end : end.or(() -> Optional.of(now.plus(REMEMBERED))));
    }

    private static String random() {
        byte[] bytes = new byte[ACT];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
