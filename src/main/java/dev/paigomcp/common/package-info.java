/**
 * Small things that several packages need: JSON, ids, secrets, hashes, threads, shortened text, web origins, and
 * stopping a web server. It may use no other package.
 */
@NullMarked
package dev.paigomcp.common;

import org.jspecify.annotations.NullMarked;
