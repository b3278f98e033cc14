/** Ready-made replies for choosing: yes or no, one or many of a list, a page, a day, a person. */
@NullMarked
package io.github.imbot4j.widget;

import org.jspecify.annotations.NullMarked;
