/**
 * Pages for people: HTML in which every value is escaped, and the headers that keep a page from being used against
 * its reader. It may use {@code common}.
 */
@NullMarked
package dev.paigomcp.html;

import org.jspecify.annotations.NullMarked;
