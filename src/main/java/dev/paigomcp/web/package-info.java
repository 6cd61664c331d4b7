/** What every web server here needs. */
@NullMarked
package dev.paigomcp.web;

import org.jspecify.annotations.NullMarked;
