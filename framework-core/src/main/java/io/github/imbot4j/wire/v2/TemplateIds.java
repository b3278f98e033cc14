package io.github.imbot4j.wire.v2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;

/** The ids by which a portal knows a message that is sent twice: UUIDs of version 4 in small letters, derived from a name (v2 §4.1). */
final class TemplateIds {

    private static final long VERSION = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private TemplateIds() {}

    static String of(String name) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & VERSION) | VERSION_4;
            long low = (hash.getLong() & VARIANT) | VARIANT_2;
            return new UUID(high, low).toString();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
