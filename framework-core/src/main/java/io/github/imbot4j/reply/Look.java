package io.github.imbot4j.reply;

import java.util.Optional;

/**
 * Describe how a button looks (v1 §7.2). An empty colour is the keyboard's or the portal's own.
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
public record Look(
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
    public static final Look PLAIN = new Look(false, 0, Optional.empty(), "", "", "", "", false, Device.ALL);

    public Look {
        color = Given.text("button.color", color);
        textColor = Given.text("button.textColor", textColor);
        offColor = Given.text("button.offColor", offColor);
        offTextColor = Given.text("button.offTextColor", offTextColor);
    }

    Look withInLine() {
        return new Look(true, width, token, color, textColor, offColor, offTextColor, disabled, device);
    }

    Look withWidth(int pixels) {
        return new Look(inLine, pixels, token, color, textColor, offColor, offTextColor, disabled, device);
    }

    Look withToken(ColorToken role) {
        return new Look(inLine, width, Optional.of(role), color, textColor, offColor, offTextColor, disabled, device);
    }

    Look withColor(String hex) {
        return new Look(inLine, width, token, hex, textColor, offColor, offTextColor, disabled, device);
    }

    Look withTextColor(String hex) {
        return new Look(inLine, width, token, color, hex, offColor, offTextColor, disabled, device);
    }

    Look withOffColor(String hex) {
        return new Look(inLine, width, token, color, textColor, hex, offTextColor, disabled, device);
    }

    Look withOffTextColor(String hex) {
        return new Look(inLine, width, token, color, textColor, offColor, hex, disabled, device);
    }

    Look withDisabled() {
        return new Look(inLine, width, token, color, textColor, offColor, offTextColor, true, device);
    }

    Look withDevice(Device only) {
        return new Look(inLine, width, token, color, textColor, offColor, offTextColor, disabled, only);
    }
}
