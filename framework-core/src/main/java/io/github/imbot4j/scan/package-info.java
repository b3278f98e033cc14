/** The conversion of classes to models; the only package that uses ClassGraph. */
@NullMarked
package io.github.imbot4j.scan;

import org.jspecify.annotations.NullMarked;
