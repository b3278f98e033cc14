package io.github.imbot4j.reply;

/**
 * A pair of tags as written.
 *
 * @param open such as {@code [size=20]}
 * @param close such as {@code [/size]}; empty for a quoted line
 * @param cut how it may be divided
 */
record Tag(String open, String close, SplitPolicy cut) {

    /** A quoted line; it has to begin a line, and ends with it. */
    static final Tag QUOTE = new Tag(">>", "", SplitPolicy.ANYWHERE);

    static final Tag CODE = new Tag("[code]", "[/code]", SplitPolicy.ANYWHERE);
}
