/** The reading and writing of values as PHP does it, with no code in common with the framework under test. */
@NullMarked
package io.github.imbot4j.emulator.php;

import org.jspecify.annotations.NullMarked;
