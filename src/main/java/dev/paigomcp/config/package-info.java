@NullMarked
package dev.paigomcp.config;

import org.jspecify.annotations.NullMarked;
