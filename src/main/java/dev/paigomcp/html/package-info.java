/**
 * Pages for people: HTML in which every value is escaped, and the headers that keep a page from being used against its
 * reader. This package may use common.
 */
@NullMarked
package dev.paigomcp.html;

import org.jspecify.annotations.NullMarked;
