/** Accounts at work: what each has of its own, opened when somebody calls. */
@NullMarked
package dev.paigomcp.accounts.runtime;

import org.jspecify.annotations.NullMarked;
