package dev.paigomcp.signin;

import dev.paigomcp.access.Admissions;
import dev.paigomcp.access.IdentityProvider;
import dev.paigomcp.guard.Reach;

/**
 * That people may sign in at their organisation's identity provider, and whom that lets in.
 *
 * @param reach where the provider may be; its metadata names further addresses, which are held against this too
 */
public record CompanySignIn(IdentityProvider provider, Admissions admissions, Reach reach) {}
