@NullMarked
package dev.paigomcp.doctor;

import org.jspecify.annotations.NullMarked;
