@NullMarked
package dev.paigomcp.codegen.render;

import org.jspecify.annotations.NullMarked;
