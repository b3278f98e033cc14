package io.github.imbot4j.reply;

/** Text without markup; characters that look like tags are shown as they are. */
record PlainText(String text) implements Markup {

    /** What may begin something that a portal acts on; anything else is written as it is. */
    private static final String MEANT = "[&#>/";

    PlainText {
        text = text != null && isClean(text) ? text : DslArguments.text("text", text);
    }

    /** Whether a text is letters, digits, blanks and signs of one kind of line, as nearly all are. */
    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean odd = letter < ' '
                    ? letter != '\n' && letter != '\t'
                    : letter >= 0x7F
                            && (letter < 0xA0
                                    || letter >= Character.MIN_SURROGATE
                                    || letter == '\u2028'
                                    || letter == '\u2029');
            if (odd) {
                return false;
            }
        }
        return true;
    }

    /** Most texts hold nothing that would have to be escaped: they are not looked at more closely. */
    @Override
    public String bb() {
        boolean ordinary = text.indexOf("--") < 0;
        for (int i = 0; ordinary && i < text.length(); i++) {
            ordinary = MEANT.indexOf(text.charAt(i)) < 0;
        }
        return ordinary ? text : Markup.super.bb();
    }

    @Override
    public String plain() {
        return text;
    }
}
