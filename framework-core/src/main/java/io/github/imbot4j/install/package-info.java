/** Tenants: verified installs, their tokens, and the refresh of those. */
@NullMarked
package io.github.imbot4j.install;

import org.jspecify.annotations.NullMarked;
