/** How often something may be done, and how often it may fail. */
@NullMarked
package dev.paigomcp.limits;

import org.jspecify.annotations.NullMarked;
