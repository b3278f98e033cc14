/**
 * What an author writes on a class and its methods; no code lives here.
 */
@NullMarked
package io.github.imbot4j.annotation;

import org.jspecify.annotations.NullMarked;
