/**
 * What a bot wants to say: messages, edits, keyboards, attachments, and text in which a string is never markup.
 */
@NullMarked
package io.github.imbot4j.reply;

import org.jspecify.annotations.NullMarked;
