@NullMarked
package dev.paigomcp.bench.load;

import org.jspecify.annotations.NullMarked;
