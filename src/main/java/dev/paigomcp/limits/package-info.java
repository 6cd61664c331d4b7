/**
 * How often something may be done, and how often it may fail, for each of many keys. Counts live in memory, in bounded
 * caches, and know nothing of what they are used for. Uses no other package of this program.
 */
@NullMarked
package dev.paigomcp.limits;

import org.jspecify.annotations.NullMarked;
