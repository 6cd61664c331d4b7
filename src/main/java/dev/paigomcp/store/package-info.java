/** What outlives a request and is shared by replicas. */
@NullMarked
package dev.paigomcp.store;

import org.jspecify.annotations.NullMarked;
