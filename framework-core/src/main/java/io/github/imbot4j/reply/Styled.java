package io.github.imbot4j.reply;

/** A button with styling methods that return its own type. */
sealed interface Styled<B extends Button> extends Button
        permits CommandButton, PayloadButton, BoundButton, ActionButton {

    /** The same button with another look. */
    B with(ButtonStyle buttonStyle);

    @Override
    default B inLine() {
        return with(look().withInLine());
    }

    @Override
    default B width(int pixels) {
        return with(look().withWidth(pixels));
    }

    @Override
    default B primary() {
        return with(look().withToken(ColorToken.PRIMARY));
    }

    @Override
    default B secondary() {
        return with(look().withToken(ColorToken.SECONDARY));
    }

    @Override
    default B alert() {
        return with(look().withToken(ColorToken.ALERT));
    }

    @Override
    default B base() {
        return with(look().withToken(ColorToken.BASE));
    }

    @Override
    default B color(String hex) {
        return with(look().withColor(hex));
    }

    @Override
    default B textColor(String hex) {
        return with(look().withTextColor(hex));
    }

    @Override
    default B offColor(String hex) {
        return with(look().withOffColor(hex));
    }

    @Override
    default B offTextColor(String hex) {
        return with(look().withOffTextColor(hex));
    }

    @Override
    default B disabled() {
        return with(look().withDisabled());
    }

    @Override
    default B onlyMobile() {
        return with(look().withDevice(Device.MOBILE));
    }

    @Override
    default B onlyDesktop() {
        return with(look().withDevice(Device.DESKTOP));
    }
}
