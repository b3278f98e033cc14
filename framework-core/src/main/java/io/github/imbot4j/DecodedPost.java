package io.github.imbot4j;

import io.github.imbot4j.phpform.FormDecoder;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormLimits;
import io.github.imbot4j.wire.EventReader;
import io.github.imbot4j.wire.PortalPost;
import io.github.imbot4j.wire.PostJson;
import io.github.imbot4j.wire.generation.Generations;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A recorded post, parsed without running anything, as the command line's {@code decode} shows it.
 *
 * @param json the typed events for people, secrets masked; {@code null} for a time the post does not tell, since nobody
 *     knows when it arrived
 * @param unknownEvent the event's name when this version does not know it, so that {@code json} lacks its data; printable,
 *     at most 60 characters
 */
public record DecodedPost(String json, Optional<String> unknownEvent) {

    private static final Pattern ODD = Pattern.compile("[^ !#-~]");

    private static final int LONGEST_NAME = 60;

    private static final EventReader READER = new EventReader(Generations.all());

    /**
     * Reads a posted form.
     *
     * @param form the body as posted
     * @throws IllegalArgumentException when it cannot be read, saying why
     */
    public static DecodedPost of(byte[] form) {
        try {
            FormDecoder decoder = new FormDecoder(FormLimits.standard());
            PortalPost portalPost = READER.read(decoder.decode(form), Instant.EPOCH);
            return new DecodedPost(
                    PostJson.write(portalPost),
                    portalPost.events().isEmpty() ? Optional.of(quotable(portalPost.name())) : Optional.empty());
        } catch (FormException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    /** Reads a posted form and gives the JSON alone; see {@link #of}. */
    public static String toJson(byte[] form) {
        return of(form).json();
    }

    /** The names of the events this version knows, in upper case. */
    public static Set<String> knownEvents() {
        return READER.names();
    }

    private static String quotable(String name) {
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return ODD.matcher(cut).replaceAll("?");
    }
}
