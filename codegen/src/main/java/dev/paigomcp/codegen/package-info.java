@NullMarked
package dev.paigomcp.codegen;

import org.jspecify.annotations.NullMarked;
