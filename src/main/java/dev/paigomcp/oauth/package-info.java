/** The built-in authorization server: clients, consent, codes and tokens (OAuth 2.1, as MCP asks for it). */
@NullMarked
package dev.paigomcp.oauth;

import org.jspecify.annotations.NullMarked;
