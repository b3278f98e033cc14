/** The HTTP endpoints that a portal calls. All of Javalin is in this package. */
@NullMarked
package io.github.imbot4j.http.server;

import org.jspecify.annotations.NullMarked;
