@NullMarked
package dev.paigomcp.mcp;

import org.jspecify.annotations.NullMarked;
