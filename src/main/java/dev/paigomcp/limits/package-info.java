/** How often something may be done. */
@NullMarked
package dev.paigomcp.limits;

import org.jspecify.annotations.NullMarked;
