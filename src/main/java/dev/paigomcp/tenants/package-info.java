/** Accounts at work: what each has of its own, opened when somebody calls. */
@NullMarked
package dev.paigomcp.tenants;

import org.jspecify.annotations.NullMarked;
