/**
 * How often something may be done, and how often it may fail, for each of many keys. Counts live in memory, in
 * bounded caches, and know nothing of what they are used for. It may use no other package.
 */
@NullMarked
package dev.paigomcp.limits;

import org.jspecify.annotations.NullMarked;
