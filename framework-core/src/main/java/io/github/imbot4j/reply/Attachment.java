package io.github.imbot4j.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The blocks attached to a message (v1 §8), with their frame.
 *
 * @param blocks top to bottom; without one, there is no attachment
 * @param frame colour of the line beside the blocks
 * @param token colour of the frame by role
 * @param description what lists and notifications show of it
 */
public record Attachment(List<Block> blocks, Frame frame, Optional<ColorToken> token, Description description) {

    /** No attachment. */
    public static final Attachment NONE = of(List.of());

    public Attachment {
        blocks = List.copyOf(blocks);
    }

    /** These blocks, framed as the portal does. */
    public static Attachment of(List<? extends Block> blocks) {
        return new Attachment(List.copyOf(blocks), NamedFrame.UNSET, Optional.empty(), NamedDescription.UNSET);
    }

    /** Whether there is not one block. */
    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Adds blocks below. */
    public Attachment and(List<? extends Block> more) {
        List<Block> all = new ArrayList<>(blocks);
        all.addAll(more);
        return new Attachment(all, frame, token, description);
    }

    /** Sets the colour of the frame, {@code #rgb} or {@code #rrggbb}. */
    public Attachment color(String hex) {
        return framed(new HexFrame(hex));
    }

    /** Sets the colour of the frame by role. */
    public Attachment color(ColorToken role) {
        return new Attachment(blocks, frame, Optional.of(role), description);
    }

    /** Gives the frame the chat's colour. */
    public Attachment inChatColor() {
        return framed(NamedFrame.CHAT);
    }

    /** Takes the colour off the frame. */
    public Attachment transparent() {
        return framed(NamedFrame.TRANSPARENT);
    }

    /** Sets what lists and notifications show of it. */
    public Attachment description(String text) {
        return described(new TextDescription(text));
    }

    /** Shows the first text block in lists and notifications. */
    public Attachment describedByFirstMessage() {
        return described(NamedDescription.FIRST_MESSAGE);
    }

    /** Shows nothing of it in lists and notifications. */
    public Attachment withoutDescription() {
        return described(NamedDescription.NONE);
    }

    private Attachment framed(Frame other) {
        return new Attachment(blocks, other, token, description);
    }

    private Attachment described(Description other) {
        return new Attachment(blocks, frame, token, other);
    }

    /** Colour of the line beside the blocks. */
    public sealed interface Frame permits HexFrame, NamedFrame {}

    /** A colour, {@code #rgb} or {@code #rrggbb}. */
    public record HexFrame(String hex) implements Frame {
        public HexFrame {
            hex = DslArguments.text("attach.color", hex);
        }
    }

    /** A frame that is no colour of its own. */
    public enum NamedFrame implements Frame {
        /** The portal's choice. */
        UNSET,
        /** The chat's colour. */
        CHAT,
        /** None. */
        TRANSPARENT
    }

    /** What lists and notifications show of an attachment. */
    public sealed interface Description permits TextDescription, NamedDescription {}

    /** A text. */
    public record TextDescription(String text) implements Description {
        public TextDescription {
            text = DslArguments.text("attach.description", text);
        }
    }

    /** A description that is not a text of its own. */
    public enum NamedDescription implements Description {
        /** The portal's choice. */
        UNSET,
        /** The first text block. */
        FIRST_MESSAGE,
        /** Nothing. */
        NONE
    }
}
