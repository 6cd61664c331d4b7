@NullMarked
package dev.paigomcp.bench.rival;

import org.jspecify.annotations.NullMarked;
