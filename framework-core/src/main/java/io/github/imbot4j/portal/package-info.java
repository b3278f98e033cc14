/**
 * Who we talk to: the tenant, where its REST lives, and the secrets that open it.
 */
@NullMarked
package io.github.imbot4j.portal;

import org.jspecify.annotations.NullMarked;
