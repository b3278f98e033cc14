/** The command line and its settings. */
@NullMarked
package io.github.imbot4j.http.cli;

import org.jspecify.annotations.NullMarked;
