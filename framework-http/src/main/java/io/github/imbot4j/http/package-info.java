/** The start of an application of bots from its main method. */
@NullMarked
package io.github.imbot4j.http;

import org.jspecify.annotations.NullMarked;
