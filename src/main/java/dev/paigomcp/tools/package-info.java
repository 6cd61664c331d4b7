@NullMarked
package dev.paigomcp.tools;

import org.jspecify.annotations.NullMarked;
