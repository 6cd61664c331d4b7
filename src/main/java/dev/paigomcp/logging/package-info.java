@NullMarked
package dev.paigomcp.logging;

import org.jspecify.annotations.NullMarked;
