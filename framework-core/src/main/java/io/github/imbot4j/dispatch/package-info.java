/**
 * The spine: from an accepted event to the calls it causes.
 */
@NullMarked
package io.github.imbot4j.dispatch;

import org.jspecify.annotations.NullMarked;
