/**
 * Secrets at rest: what seals them for the store, the keys for it, and tokens that are kept only as a hash. It knows
 * nothing of what the secrets are for. It may use {@code common}, {@code config} and {@code store}.
 */
@NullMarked
package dev.paigomcp.secrets;

import org.jspecify.annotations.NullMarked;
