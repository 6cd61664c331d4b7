@NullMarked
package dev.paigomcp.codegen.check;

import org.jspecify.annotations.NullMarked;
