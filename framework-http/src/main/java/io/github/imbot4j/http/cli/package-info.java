/** Read the command line and its settings, and run what it asks for. */
@NullMarked
package io.github.imbot4j.http.cli;

import org.jspecify.annotations.NullMarked;
