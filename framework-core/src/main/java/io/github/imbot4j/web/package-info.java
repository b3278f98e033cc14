/** Requests of other systems to an author's program. */
@NullMarked
package io.github.imbot4j.web;

import org.jspecify.annotations.NullMarked;
