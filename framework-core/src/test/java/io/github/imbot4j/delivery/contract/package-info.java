/** What every journal has to keep, as tests that each implementation runs. */
@NullMarked
package io.github.imbot4j.delivery.contract;

import org.jspecify.annotations.NullMarked;
