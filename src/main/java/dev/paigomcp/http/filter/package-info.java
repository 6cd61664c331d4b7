/**
 * What every request passes before its route: headers that browsers need, checks of Host and Origin, rate limits. A
 * step that does not let a request through throws an {@link dev.paigomcp.http.filter.HttpError}. It is the lowest
 * package of the HTTP server. It may use {@code auth}, {@code common}, {@code config} and {@code limits}.
 */
@NullMarked
package dev.paigomcp.http.filter;

import org.jspecify.annotations.NullMarked;
