@NullMarked
package dev.paigomcp.codegen.mapping;

import org.jspecify.annotations.NullMarked;
