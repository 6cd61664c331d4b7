/**
 * The command line: commands, parsed arguments, help and exit codes. Flags of settings come from {@code config}. It
 * is the top of the program; only {@code Main} uses it. It may use every package.
 */
@NullMarked
package dev.paigomcp.cli;

import org.jspecify.annotations.NullMarked;
