/**
 * What clients find besides the tools: prompts, resources and completions, as the build made them of the mapping. It may use
 * {@code tools}, {@code transport}, {@code mapping} (nearest names) and {@code common}; it knows no protocol.
 */
@NullMarked
package dev.paigomcp.resources;

import org.jspecify.annotations.NullMarked;
