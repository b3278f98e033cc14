/** What handlers of bots written in code take: a context for each kind of event, and what set the handler off. */
@NullMarked
package io.github.imbot4j.handler;

import org.jspecify.annotations.NullMarked;
