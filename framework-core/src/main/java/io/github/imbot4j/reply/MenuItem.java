package io.github.imbot4j.reply;

/**
 * An item of a message's menu (v1 §7.3): a label and exactly one action, chosen by the factory in {@link Replies}.
 *
 * @param label plain text, without markup
 * @param isDisabled shown, but not to be chosen
 */
public record MenuItem(String label, Action action, Device device, boolean isDisabled) {

    public MenuItem {
        label = DslArguments.text("item.label", label);
    }

    static MenuItem of(String label, Action action) {
        return new MenuItem(label, action, Device.ALL, false);
    }

    /** Shows it, but does not let it be chosen. */
    public MenuItem disabled() {
        return new MenuItem(label, action, device, true);
    }

    /** Shows it in the mobile app only. */
    public MenuItem onlyMobile() {
        return new MenuItem(label, action, Device.MOBILE, isDisabled);
    }

    /** Shows it in browser and desktop app only. */
    public MenuItem onlyDesktop() {
        return new MenuItem(label, action, Device.DESKTOP, isDisabled);
    }
}
