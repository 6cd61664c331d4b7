/**
 * Secrets at rest: what seals them for the store, the keys for it, and tokens that are kept by their hash only. This
 * package may use store, config and common, and knows nothing of what the secrets are for.
 */
@NullMarked
package dev.paigomcp.secrets;

import org.jspecify.annotations.NullMarked;
