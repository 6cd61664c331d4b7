@NullMarked
package dev.paigomcp.http;

import org.jspecify.annotations.NullMarked;
