@NullMarked
package dev.paigomcp.codegen.source;

import org.jspecify.annotations.NullMarked;
