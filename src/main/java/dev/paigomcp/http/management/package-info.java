/**
 * The management port, for operators and orchestrators: what the server knows of itself, and the probes of liveness
 * and readiness. It may use {@code config}, {@code http}, {@code http.filter} and {@code http.jetty}.
 */
@NullMarked
package dev.paigomcp.http.management;

import org.jspecify.annotations.NullMarked;
