@NullMarked
package dev.paigomcp.codegen.contract;

import org.jspecify.annotations.NullMarked;
