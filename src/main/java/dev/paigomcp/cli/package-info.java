@NullMarked
package dev.paigomcp.cli;

import org.jspecify.annotations.NullMarked;
