package dev.paigomcp.auth;

import java.util.List;
import java.util.Map;

/** Which accounts somebody may work on, by what his organisation's identity provider says of him. Thread-safe. */
public interface AccessRules {
    /**
     * One entry per account that a rule lets him in to, in the order of the rules, with the rights of all rules that fit
     * for that account together; empty when none fits.
     *
     * @param principal stable, unique with his identity provider
     * @param claims of his token (RFC 7519, section 4): texts, numbers, booleans, lists and maps of them
     */
    List<Principal> admit(String principal, Map<String, Object> claims);
}
