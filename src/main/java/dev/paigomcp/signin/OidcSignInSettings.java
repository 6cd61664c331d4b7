package dev.paigomcp.signin;

import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.fetch.AddressPolicy;

/**
 * That people may sign in at their organisation's identity provider, and whom that lets in.
 *
 * @param reach where the provider may be; its metadata names further addresses, which are held against this too
 */
public record OidcSignInSettings(IdentityProvider provider, AccessRules admissions, AddressPolicy reach) {}
