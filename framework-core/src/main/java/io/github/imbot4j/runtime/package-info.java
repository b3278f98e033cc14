/** The wiring of a running program: the parts that receive, handle and send, put together once. */
@NullMarked
package io.github.imbot4j.runtime;

import org.jspecify.annotations.NullMarked;
