/** A bot that finds pictures with a service on the web. */
@NullMarked
package io.github.imbot4j.samples.gallery;

import org.jspecify.annotations.NullMarked;
