/**
 * The management port, for operators and orchestrators: what the server knows of itself, and the probes of liveness
 * and readiness. It may use {@code config}, {@code http}, {@code http.filter}, {@code http.jetty} and
 * {@code store}.
 */
@NullMarked
package dev.paigomcp.http.management;

import org.jspecify.annotations.NullMarked;
