@NullMarked
package dev.paigomcp.bench.standin;

import org.jspecify.annotations.NullMarked;
