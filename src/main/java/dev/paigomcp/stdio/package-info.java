@NullMarked
package dev.paigomcp.stdio;

import org.jspecify.annotations.NullMarked;
