@NullMarked
package dev.paigomcp.codegen.generator;

import org.jspecify.annotations.NullMarked;
