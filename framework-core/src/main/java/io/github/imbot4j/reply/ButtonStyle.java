package io.github.imbot4j.reply;

import java.util.Optional;

/**
 * The appearance of a button (v1 §7.2). An empty colour is the keyboard's or the portal's own.
 *
 * @param inLine as wide as its text though it is alone in its row; buttons that share a row always are
 * @param width in pixels; {@code 0} for the client's choice
 * @param token colour by role
 * @param color background, {@code #rgb} or {@code #rrggbb}
 * @param textColor of the text
 * @param offColor background while disabled
 * @param offTextColor of the text while disabled
 * @param disabled shown, but not to be pressed
 * @param device where it is shown
 */
public record ButtonStyle(
        boolean inLine,
        int width,
        Optional<ColorToken> token,
        String color,
        String textColor,
        String offColor,
        String offTextColor,
        boolean disabled,
        Device device) {

    /** What a button looks like when nothing is said. */
    public static final ButtonStyle PLAIN =
            new ButtonStyle(false, 0, Optional.empty(), "", "", "", "", false, Device.ALL);

    public ButtonStyle {
        color = DslArguments.text("button.color", color);
        textColor = DslArguments.text("button.textColor", textColor);
        offColor = DslArguments.text("button.offColor", offColor);
        offTextColor = DslArguments.text("button.offTextColor", offTextColor);
    }

    ButtonStyle withInLine() {
        return new ButtonStyle(true, width, token, color, textColor, offColor, offTextColor, disabled, device);
    }

    ButtonStyle withWidth(int pixels) {
        return new ButtonStyle(inLine, pixels, token, color, textColor, offColor, offTextColor, disabled, device);
    }

    ButtonStyle withToken(ColorToken role) {
        return new ButtonStyle(
                inLine, width, Optional.of(role), color, textColor, offColor, offTextColor, disabled, device);
    }

    ButtonStyle withColor(String hex) {
        return new ButtonStyle(inLine, width, token, hex, textColor, offColor, offTextColor, disabled, device);
    }

    ButtonStyle withTextColor(String hex) {
        return new ButtonStyle(inLine, width, token, color, hex, offColor, offTextColor, disabled, device);
    }

    ButtonStyle withOffColor(String hex) {
        return new ButtonStyle(inLine, width, token, color, textColor, hex, offTextColor, disabled, device);
    }

    ButtonStyle withOffTextColor(String hex) {
        return new ButtonStyle(inLine, width, token, color, textColor, offColor, hex, disabled, device);
    }

    ButtonStyle withDisabled() {
        return new ButtonStyle(inLine, width, token, color, textColor, offColor, offTextColor, true, device);
    }

    ButtonStyle withDevice(Device only) {
        return new ButtonStyle(inLine, width, token, color, textColor, offColor, offTextColor, disabled, only);
    }
}
