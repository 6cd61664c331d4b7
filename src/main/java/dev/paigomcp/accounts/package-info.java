/** The file that says which accounts there are, and who may call on them. */
@NullMarked
package dev.paigomcp.accounts;

import org.jspecify.annotations.NullMarked;
