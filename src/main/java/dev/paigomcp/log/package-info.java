@NullMarked
package dev.paigomcp.log;

import org.jspecify.annotations.NullMarked;
