@NullMarked
package dev.paigomcp.demo;

import org.jspecify.annotations.NullMarked;
