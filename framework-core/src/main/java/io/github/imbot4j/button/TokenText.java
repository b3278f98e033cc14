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
 * Write the bytes of tokens: version, flags, key name, then expiry, user and act so far as there are any, type, imprint,
 * payload, and the signature over all of it and the place. As base64url, which needs no quotes in a command's parameters.
 */
final class TokenText {

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

    /** Far above what {@link io.github.imbot4j.reply.Say#button} lets through. */
    private static final int LONGEST = 4_000;

    /** Of a message, or named by its author. */
    private static final Pattern ACT = Pattern.compile("~[A-Za-z0-9_-]{12}|([^ ]+ )?=.+", Pattern.DOTALL);

    private static final Pattern TYPE = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");
    private static final Pattern PAYLOAD = Pattern.compile("\\[.*]|\\{.*}", Pattern.DOTALL);

    private static final Instant END_OF_INT = Instant.ofEpochSecond(0xFFFF_FFFFL);

    private TokenText() {}

    static String write(Token token, Place place, ButtonKey key) {
        byte[] body = body(token, !place.isNamedAlike(), key.name());
        byte[] signature = key.sign(signed(body, place, place.isNamedAlike()));
        byte[] whole = Arrays.copyOf(body, body.length + signature.length);
        System.arraycopy(signature, 0, whole, body.length, signature.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * What a text is. {@code UNKNOWN_KEY} when it is in every byte as this program writes them, save for a key it does not have;
     * {@code FORGED} for everything else that is not signed with this key.
     */
    static Opened read(String text, Place place, ButtonKey key) {
        if (text.length() > LONGEST) {
            return new Opened.Refused(Refusal.FORGED);
        }
        try {
            return read(Base64.getUrlDecoder().decode(text), place, key);
        } catch (IllegalArgumentException | IOException garbled) {
            return new Opened.Refused(Refusal.FORGED);
        }
    }

    private static Opened read(byte[] whole, Place place, ButtonKey key) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(whole));
        int version = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        short name = in.readShort();
        if (version != VERSION || whole.length < ButtonKey.SIGNATURE) {
            return new Opened.Refused(Refusal.FORGED);
        }
        if (name != key.name()) {
            return new Opened.Refused(isWellMade(whole, in, flags, name) ? Refusal.UNKNOWN_KEY : Refusal.FORGED);
        }
        byte[] body = Arrays.copyOf(whole, whole.length - ButtonKey.SIGNATURE);
        byte[] signature = Arrays.copyOfRange(whole, body.length, whole.length);
        boolean ours = MessageDigest.isEqual(signature, key.sign(signed(body, place, (flags & ANYWHERE) == 0)));
        return ours ? new Opened.Genuine(token(in, flags)) : new Opened.Refused(Refusal.FORGED);
    }

    private static Token token(DataInputStream in, int flags) throws IOException {
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
        return new Token(type, payload, imprint, users, limit, act, expires);
    }

    /** Whether some key of ours may have signed it: it says nothing that is never said, and would be written just so. */
    private static boolean isWellMade(byte[] whole, DataInputStream in, int flags, short name) throws IOException {
        Token token = token(in, flags);
        boolean counts = token.limit() != PressLimit.ANY;
        boolean sound = token.users().stream().allMatch(user -> user > 0)
                && (!counts
                        || (token.expires().isPresent()
                                && ACT.matcher(token.act()).matches()))
                && TYPE.matcher(token.type()).matches()
                && PAYLOAD.matcher(token.payload()).matches();
        byte[] body = Arrays.copyOf(whole, whole.length - ButtonKey.SIGNATURE);
        return sound && Arrays.equals(body, body(token, (flags & ANYWHERE) != 0, name));
    }

    private static byte[] body(Token token, boolean anywhere, short name) {
        return bytes(out -> {
            out.writeByte(VERSION);
            out.writeByte(flags(token, anywhere));
            out.writeShort(name);
            if (token.expires().isPresent()) {
                Instant end = token.expires().get();
                long seconds = (end.isAfter(END_OF_INT) ? END_OF_INT : end).getEpochSecond();
                out.writeInt((int) Math.max(0, seconds));
            }
            if (token.users().size() > 1) {
                out.writeByte(token.users().size());
            }
            for (long user : token.users()) {
                out.writeLong(user);
            }
            if (token.limit() != PressLimit.ANY) {
                out.writeUTF(token.act());
            }
            out.writeUTF(token.type());
            out.writeByte(token.imprint() >> 16);
            out.writeShort(token.imprint());
            out.write(token.payload().getBytes(StandardCharsets.UTF_8));
        });
    }

    private static int flags(Token token, boolean anywhere) {
        return LIMITS.getOrDefault(token.limit(), 0)
                | (token.expires().isPresent() ? EXPIRES : 0)
                | (token.users().isEmpty() ? 0 : token.users().size() == 1 ? USER : USERS)
                | (anywhere ? ANYWHERE : 0);
    }

    /** Whose token it is belongs to what is signed, and not to what travels. */
    private static byte[] signed(byte[] body, Place place, boolean inDialog) {
        return bytes(out -> {
            out.writeUTF(place.bot());
            out.writeUTF(inDialog ? place.dialog() : "");
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
