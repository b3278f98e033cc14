/** Rehearse an app without a portal: stand-ins on loopback, recorded posts, and what came of them. */
@NullMarked
package io.github.imbot4j.http.rehearsal;

import org.jspecify.annotations.NullMarked;
