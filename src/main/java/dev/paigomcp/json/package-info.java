@NullMarked
package dev.paigomcp.json;

import org.jspecify.annotations.NullMarked;
