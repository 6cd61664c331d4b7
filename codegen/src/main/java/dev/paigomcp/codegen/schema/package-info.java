@NullMarked
package dev.paigomcp.codegen.schema;

import org.jspecify.annotations.NullMarked;
