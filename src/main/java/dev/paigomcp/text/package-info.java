@NullMarked
package dev.paigomcp.text;

import org.jspecify.annotations.NullMarked;
