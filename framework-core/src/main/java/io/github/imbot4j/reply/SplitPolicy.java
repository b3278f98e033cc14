package io.github.imbot4j.reply;

/** The rule for a tag at the boundary between two messages. */
enum SplitPolicy {
    /** Anywhere: it is closed in one message and opened again in the next. */
    ANYWHERE,
    /** Only when it does not fit into one message alone. */
    AT_NEED,
    /** Never: what is between the tags is an address or a number, not a text. */
    NEVER
}
