/** What clients find beside the tools: prompts, resources and completions. */
@NullMarked
package dev.paigomcp.resources;

import org.jspecify.annotations.NullMarked;
