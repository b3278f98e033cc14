/**
 * The durable store: journal, tenants and ledgers on one SQLite file, or on PostgreSQL for several nodes.
 */
@NullMarked
package io.github.imbot4j.jdbc;

import org.jspecify.annotations.NullMarked;
