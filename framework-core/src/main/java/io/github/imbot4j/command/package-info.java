/** The parsing of command text, and the help generated from the declarations. */
@NullMarked
package io.github.imbot4j.command;

import org.jspecify.annotations.NullMarked;
