/** A bot that searches the CRM and the tasks of the portal. */
@NullMarked
package io.github.imbot4j.samples.search;

import org.jspecify.annotations.NullMarked;
