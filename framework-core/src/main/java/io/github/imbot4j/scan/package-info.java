/**
 * Classes to models; ClassGraph lives only here.
 */
@NullMarked
package io.github.imbot4j.scan;

import org.jspecify.annotations.NullMarked;
