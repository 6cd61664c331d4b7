/**
 * The tool mapping as types: what the generator writes to {@code plans.json} and the server reads from it. Each type
 * reads and writes itself; paths, operations and argument types are parsed here and nowhere else. It needs nothing
 * but Jackson 3. It may use no other package.
 */
@NullMarked
package dev.paigomcp.mapping;

import org.jspecify.annotations.NullMarked;
