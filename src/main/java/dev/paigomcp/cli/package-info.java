/**
 * The command line: one class for each command or pair of commands, parsed arguments, help and exit codes. Flags of settings
 * come from {@code config}. It is the top of the program and may use every package; only {@code Main} uses it.
 */
@NullMarked
package dev.paigomcp.cli;

import org.jspecify.annotations.NullMarked;
