/** The portal: the tenant, the address of its REST interface, and its secrets. */
@NullMarked
package io.github.imbot4j.portal;

import org.jspecify.annotations.NullMarked;
