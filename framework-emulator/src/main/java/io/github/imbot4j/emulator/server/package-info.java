/** The portal's and the OAuth server's front doors: requests in, answers out, over sockets or inside the process. */
@NullMarked
package io.github.imbot4j.emulator.server;

import org.jspecify.annotations.NullMarked;
