/**
 * What every request passes before its route: headers that browsers need, checks of Host and Origin, rate limits. A step that
 * does not let a request through throws an {@link dev.paigomcp.http.filter.HttpError}. The lowest package of the HTTP server;
 * uses {@code auth}, {@code config}, {@code limits} and {@code common}.
 */
@NullMarked
package dev.paigomcp.http.filter;

import org.jspecify.annotations.NullMarked;
