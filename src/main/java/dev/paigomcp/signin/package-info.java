/**
 * How people prove who they are: at their organisation's identity provider, or by Paigo credentials of their own. It
 * knows nothing of the pages that people see. It may use {@code auth}, {@code common}, {@code config},
 * {@code fetch}, {@code jwt}, {@code limits}, {@code mapping}, {@code paigo}, {@code secrets} and {@code store}.
 */
@NullMarked
package dev.paigomcp.signin;

import org.jspecify.annotations.NullMarked;
