/**
 * The tools of a Paigo account. A call goes through {@link dev.paigomcp.tools.PaigoTools} from top to bottom: its
 * arguments are checked, it becomes a request, and what comes of the request becomes a result. How each tool does
 * that is data, a plan of {@code mapping}. It knows neither protocol nor HTTP. It may use {@code common},
 * {@code config}, {@code mapping}, {@code paigo} and {@code transport}.
 */
@NullMarked
package dev.paigomcp.tools;

import org.jspecify.annotations.NullMarked;
