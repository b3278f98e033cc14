/**
 * An event to a method's arguments; reflection lives only here and in scan.
 */
@NullMarked
package io.github.imbot4j.binding;

import org.jspecify.annotations.NullMarked;
