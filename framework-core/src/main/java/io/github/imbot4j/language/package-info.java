/**
 * What is said to users, in their language: texts by key, from files that anybody can add.
 */
@NullMarked
package io.github.imbot4j.language;

import org.jspecify.annotations.NullMarked;
