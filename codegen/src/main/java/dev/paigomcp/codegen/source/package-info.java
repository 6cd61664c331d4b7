/**
 * YAML and JSON files as trees that know their lines, and what is found about them. Uses no other package.
 */
@NullMarked
package dev.paigomcp.codegen.source;

import org.jspecify.annotations.NullMarked;
