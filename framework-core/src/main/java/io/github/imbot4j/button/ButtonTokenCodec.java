package io.github.imbot4j.button;

import io.github.imbot4j.reply.PressLimit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The binary form of tokens: version, flags, key name, then expiry, user and act if present, type, imprint, payload,
 * and the signature over all of it and the scope. Encoded as base64url, which needs no quotes in a command's
 * parameters.
 */
final class ButtonTokenCodec {

    private static final int VERSION = 1;
    private static final int EXPIRES = 1;
    private static final int USER = 2;
    private static final int ONCE = 4;
    private static final int PER_USER = 8;
    private static final int ANYWHERE = 16;
    private static final int USERS = 32;
    private static final int ALL = 64;

    private static final Map<PressLimit, Integer> LIMITS =
            Map.of(PressLimit.ONCE, ONCE, PressLimit.ONCE_PER_USER, PER_USER, PressLimit.ALL, ALL);

    /** Far above what {@link io.github.imbot4j.reply.Replies#button} lets through. */
    private static final int LONGEST = 4_000;

    /** Of a message, or named by its author. */
    private static final Pattern ACT = Pattern.compile("~[A-Za-z0-9_-]{12}|([^ ]+ )?=.+", Pattern.DOTALL);

    private static final Pattern TYPE = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");
    private static final Pattern PAYLOAD = Pattern.compile("\\[.*]|\\{.*}", Pattern.DOTALL);

    private static final Instant END_OF_INT = Instant.ofEpochSecond(0xFFFF_FFFFL);

    private ButtonTokenCodec() {}

    static String write(ButtonToken buttonToken, ButtonScope buttonScope, ButtonKey key) {
        byte[] body = body(buttonToken, !buttonScope.isNamedAlike(), key.name());
        byte[] signature = key.sign(signed(body, buttonScope, buttonScope.isNamedAlike()));
        byte[] whole = Arrays.copyOf(body, body.length + signature.length);
        System.arraycopy(signature, 0, whole, body.length, signature.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * What a text is. {@code UNKNOWN_KEY} when it is in every byte as this program writes them, save for a key it does not have;
     * {@code FORGED} for everything else that is not signed with this key.
     */
    static TokenVerification read(String text, ButtonScope buttonScope, ButtonKey key) {
        if (text.length() > LONGEST) {
            return new TokenVerification.Refused(PressRejection.FORGED);
        }
        try {
            return read(Base64.getUrlDecoder().decode(text), buttonScope, key);
        } catch (IllegalArgumentException | IOException garbled) {
            return new TokenVerification.Refused(PressRejection.FORGED);
        }
    }

    private static TokenVerification read(byte[] whole, ButtonScope buttonScope, ButtonKey key) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(whole));
        int version = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        short name = in.readShort();
        if (version != VERSION || whole.length < ButtonKey.SIGNATURE) {
            return new TokenVerification.Refused(PressRejection.FORGED);
        }
        if (name != key.name()) {
            return new TokenVerification.Refused(
                    isWellMade(whole, in, flags, name) ? PressRejection.UNKNOWN_KEY : PressRejection.FORGED);
        }
        byte[] body = Arrays.copyOf(whole, whole.length - ButtonKey.SIGNATURE);
        byte[] signature = Arrays.copyOfRange(whole, body.length, whole.length);
        boolean ours = MessageDigest.isEqual(signature, key.sign(signed(body, buttonScope, (flags & ANYWHERE) == 0)));
        return ours
                ? new TokenVerification.Genuine(token(in, flags))
                : new TokenVerification.Refused(PressRejection.FORGED);
    }

    private static ButtonToken token(DataInputStream in, int flags) throws IOException {
        Optional<Instant> expires = (flags & EXPIRES) == 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(Integer.toUnsignedLong(in.readInt())));
        int count = (flags & USERS) != 0 ? in.readUnsignedByte() : (flags & USER) != 0 ? 1 : 0;
        List<Long> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add(in.readLong());
        }
        PressLimit limit = LIMITS.entrySet().stream()
                .filter(one -> (flags & one.getValue()) != 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(PressLimit.ANY);
        String act = limit == PressLimit.ANY ? "" : in.readUTF();
        String type = in.readUTF();
        int imprint = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
        byte[] rest = in.readAllBytes();
        if (rest.length < ButtonKey.SIGNATURE) {
            throw new EOFException();
        }
        String payload = new String(rest, 0, rest.length - ButtonKey.SIGNATURE, StandardCharsets.UTF_8);
        return new ButtonToken(type, payload, imprint, users, limit, act, expires);
    }

    /** Whether some key of ours may have signed it: it says nothing that is never said, and would be written just so. */
    private static boolean isWellMade(byte[] whole, DataInputStream in, int flags, short name) throws IOException {
        ButtonToken buttonToken = token(in, flags);
        boolean counts = buttonToken.limit() != PressLimit.ANY;
        boolean sound = buttonToken.users().stream().allMatch(user -> user > 0)
                && (!counts
                        || (buttonToken.expires().isPresent()
                                && ACT.matcher(buttonToken.act()).matches()))
                && TYPE.matcher(buttonToken.type()).matches()
                && PAYLOAD.matcher(buttonToken.payload()).matches();
        byte[] body = Arrays.copyOf(whole, whole.length - ButtonKey.SIGNATURE);
        return sound && Arrays.equals(body, body(buttonToken, (flags & ANYWHERE) != 0, name));
    }

    private static byte[] body(ButtonToken buttonToken, boolean anywhere, short name) {
        return bytes(out -> {
            out.writeByte(VERSION);
            out.writeByte(flags(buttonToken, anywhere));
            out.writeShort(name);
            if (buttonToken.expires().isPresent()) {
                Instant end = buttonToken.expires().get();
                long seconds = (end.isAfter(END_OF_INT) ? END_OF_INT : end).getEpochSecond();
                out.writeInt((int) Math.max(0, seconds));
            }
            if (buttonToken.users().size() > 1) {
                out.writeByte(buttonToken.users().size());
            }
            for (long user : buttonToken.users()) {
                out.writeLong(user);
            }
            if (buttonToken.limit() != PressLimit.ANY) {
                out.writeUTF(buttonToken.act());
            }
            out.writeUTF(buttonToken.type());
            out.writeByte(buttonToken.imprint() >> 16);
            out.writeShort(buttonToken.imprint());
            out.write(buttonToken.payload().getBytes(StandardCharsets.UTF_8));
        });
    }

    private static int flags(ButtonToken buttonToken, boolean anywhere) {
        return LIMITS.getOrDefault(buttonToken.limit(), 0)
                | (buttonToken.expires().isPresent() ? EXPIRES : 0)
                | (buttonToken.users().isEmpty() ? 0 : buttonToken.users().size() == 1 ? USER : USERS)
                | (anywhere ? ANYWHERE : 0);
    }

    /** Whose token it is belongs to what is signed, and not to what travels. */
    private static byte[] signed(byte[] body, ButtonScope buttonScope, boolean inDialog) {
        return bytes(out -> {
            out.writeUTF(buttonScope.bot());
            out.writeUTF(inDialog ? buttonScope.dialog() : "");
            out.write(body);
        });
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private interface Writing {

        void to(DataOutputStream out) throws IOException;
    }
}
