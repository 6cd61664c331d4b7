/** Pages for people: HTML in which every value is escaped, and the headers that keep it from being used against them. */
@NullMarked
package dev.paigomcp.html;

import org.jspecify.annotations.NullMarked;
