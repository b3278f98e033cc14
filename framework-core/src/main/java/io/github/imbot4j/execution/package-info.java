/** What surrounds the run of a handler: interceptors, retries, incidents, and what is known of the portal. */
@NullMarked
package io.github.imbot4j.execution;

import org.jspecify.annotations.NullMarked;
