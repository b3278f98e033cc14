/** What happens to the app on a portal: installs, updates, uninstalls, registration, schedules and queues of events. */
@NullMarked
package io.github.imbot4j.lifecycle;

import org.jspecify.annotations.NullMarked;
