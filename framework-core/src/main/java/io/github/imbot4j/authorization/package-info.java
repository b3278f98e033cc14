/** Who may do something: guards, the rights of users as portals confirm them, and the tokens of users and bots. */
@NullMarked
package io.github.imbot4j.authorization;

import org.jspecify.annotations.NullMarked;
