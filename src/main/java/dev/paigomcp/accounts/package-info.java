/**
 * The accounts file (docs/accounts.md): which accounts there are, whose tokens are let in, and which identity
 * provider and rules decide on others. Every mistake is reported with its line, all at once. It may use
 * {@code auth}, {@code common}, {@code config}, {@code mapping} and {@code paigo}.
 */
@NullMarked
package dev.paigomcp.accounts;

import org.jspecify.annotations.NullMarked;
