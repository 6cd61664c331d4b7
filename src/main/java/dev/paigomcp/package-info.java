@NullMarked
package dev.paigomcp;

import org.jspecify.annotations.NullMarked;
