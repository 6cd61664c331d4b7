/**
 * The tools of a Paigo account. A call goes through {@code PaigoTools} from top to bottom: its arguments are checked, it
 * becomes a request, and what comes of the request becomes a result. How each tool does that is data, a plan of
 * {@code mapping}. It may use {@code mapping}, {@code paigo}, {@code transport}, {@code config} (the environment) and
 * {@code common}; it knows neither protocol nor HTTP.
 */
@NullMarked
package dev.paigomcp.tools;

import org.jspecify.annotations.NullMarked;
