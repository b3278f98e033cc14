/**
 * One call to a portal: the call as a value, its answer, and typed errors.
 */
@NullMarked
package io.github.imbot4j.rest;

import org.jspecify.annotations.NullMarked;
