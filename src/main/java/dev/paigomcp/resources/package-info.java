/**
 * What clients find besides the tools: prompts, resources and completions, as the build made them of the mapping. It
 * knows no protocol. It may use {@code common}, {@code mapping}, {@code tools} and {@code transport}.
 */
@NullMarked
package dev.paigomcp.resources;

import org.jspecify.annotations.NullMarked;
