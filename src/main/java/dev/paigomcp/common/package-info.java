/** What every web server here needs. */
@NullMarked
package dev.paigomcp.common;

import org.jspecify.annotations.NullMarked;
