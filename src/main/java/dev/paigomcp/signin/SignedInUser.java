package dev.paigomcp.signin;

import dev.paigomcp.auth.Principal;
import java.util.List;

/**
 * Somebody who has shown who he is.
 *
 * @param shown what he knows himself by, for his own eyes
 * @param callers what he may do, one for each account that he may work on; never empty
 * @param claims of his organisation about him, as JSON, so that he can be admitted again later; empty when there are none
 */
public record SignedInUser(String shown, List<Principal> callers, String claims) {
    public SignedInUser {
        callers = List.copyOf(callers);
    }
}
