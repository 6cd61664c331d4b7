@NullMarked
package dev.paigomcp.paigo;

import org.jspecify.annotations.NullMarked;
