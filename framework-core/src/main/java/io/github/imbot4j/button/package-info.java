/** Records that travel with buttons: signed when sent, verified when pressed. */
@NullMarked
package io.github.imbot4j.button;

import org.jspecify.annotations.NullMarked;
