/** Read and write values as PHP does, by code of our own: it shares nothing with what is under test. */
@NullMarked
package io.github.imbot4j.emulator.php;

import org.jspecify.annotations.NullMarked;
