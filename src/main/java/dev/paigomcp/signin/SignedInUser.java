package dev.paigomcp.signin;

import dev.paigomcp.auth.Claims;
import dev.paigomcp.auth.Principal;
import java.util.List;

/**
 * A person who has proved who they are.
 *
 * @param shown what the person knows themselves by, for their own eyes
 * @param principals what the person may do, one for each account that they may work on; never empty
 * @param claims of the identity provider, so that the person can be admitted again later; {@link Claims#NONE} for a
 *     person who signed in with Paigo credentials
 */
public record SignedInUser(String shown, List<Principal> principals, Claims claims) {
    public SignedInUser {
        principals = List.copyOf(principals);
    }
}
