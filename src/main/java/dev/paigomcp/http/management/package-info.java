/**
 * The management port, for operators and orchestrators: what the server knows of itself, and the probes of liveness and
 * readiness. Stands on top of {@code http} and shares its filters and its errors.
 */
@NullMarked
package dev.paigomcp.http.management;

import org.jspecify.annotations.NullMarked;
