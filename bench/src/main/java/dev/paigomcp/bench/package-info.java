@NullMarked
package dev.paigomcp.bench;

import org.jspecify.annotations.NullMarked;
