/**
 * Reads environment variables and flags into one checked {@link dev.paigomcp.config.Settings} record, and reports
 * all mistakes together. {@link dev.paigomcp.config.Setting} is the one definition of each setting: its names,
 * default and meaning. The package also decides which addresses are acceptable. It may use {@code common} and
 * {@code mapping}.
 */
@NullMarked
package dev.paigomcp.config;

import org.jspecify.annotations.NullMarked;
