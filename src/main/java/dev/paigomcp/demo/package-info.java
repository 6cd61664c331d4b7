/**
 * The built-in demo: a stand-in for Paigo's API that keeps a sample account in memory, checks each request against
 * the published contract, and can be told to go wrong. The server reaches it over HTTP, as it reaches Paigo. It
 * shares no code with the server that interprets Paigo's answers, so that one cannot hide a mistake of the other. It
 * may use {@code common}.
 */
@NullMarked
package dev.paigomcp.demo;

import org.jspecify.annotations.NullMarked;
