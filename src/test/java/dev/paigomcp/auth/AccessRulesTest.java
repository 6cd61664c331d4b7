package dev.paigomcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.mapping.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccessRulesTest {
    private static final AccessRules RULES = AccessRules.of(List.of(
            new AccessRules.Rule("groups", "finance", "acme", Set.of(Scope.read), false),
            new AccessRules.Rule("groups", "staff", "birch", Set.of(Scope.read), false),
            new AccessRules.Rule("department", "7", "acme", Set.of(Scope.money), false),
            new AccessRules.Rule("realm_access.roles", "admin", "birch", EnumSet.allOf(Scope.class), false),
            new AccessRules.Rule("https://example.com/role", "owner", "cedar", Set.of(Scope.write), false)));

    private static List<Principal> admit(Map<String, Object> claims) {
        return RULES.admit("jo", new Claims(claims));
    }

    @Test
    void letsInByAValueAloneOrInAList() {
        assertThat(admit(Map.of("groups", "finance"))).containsExactly(new Principal("jo", "acme", Set.of(Scope.read)));
        assertThat(admit(Map.of("groups", List.of("x", "staff"))))
                .containsExactly(new Principal("jo", "birch", Set.of(Scope.read)));
        assertThat(admit(Map.of("https://example.com/role", "owner"))).hasSize(1);
        assertThat(admit(Map.of("realm_access", Map.of("roles", List.of("admin")))))
                .hasSize(1);
    }

    @Test
    void putsTheRightsOnAnAccountTogetherInTheOrderOfTheRules() {
        assertThat(admit(Map.of("department", 7, "groups", List.of("staff", "finance"))))
                .containsExactly(
                        new Principal("jo", "acme", EnumSet.of(Scope.read, Scope.money)),
                        new Principal("jo", "birch", Set.of(Scope.read)));
    }

    @Test
    void letsNobodyInByAnythingElse() {
        assertThat(admit(Map.of())).isEmpty();
        assertThat(admit(Map.of("groups", "finance team"))).isEmpty();
        assertThat(admit(Map.of("groups", "finance staff"))).isEmpty();
        assertThat(admit(Map.of("groups", List.of(List.of("finance"))))).isEmpty();
        assertThat(admit(Map.of("groups", Map.of("finance", "finance")))).isEmpty();
        assertThat(admit(Map.of("realm_access", "roles", "department", List.of())))
                .isEmpty();
    }
}
