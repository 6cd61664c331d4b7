/** What keeps strangers from using this server against others: where it fetches from, and how often they may try. */
@NullMarked
package dev.paigomcp.fetch;

import org.jspecify.annotations.NullMarked;
