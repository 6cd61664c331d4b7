package dev.paigomcp.tools;

import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mapping.ServerFact;
import dev.paigomcp.mapping.TimeText;
import dev.paigomcp.mapping.ToolPlan;
import java.time.Clock;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds to results what this server knows itself: the environment, the time, whose account it is. Thread-safe. */
final class ServerFacts {
    private final Permissions permissions;
    private final Clock clock;

    ServerFacts(Permissions permissions, Clock clock) {
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Returns the time as results show it. */
    String time() {
        return TimeText.of(clock.instant());
    }

    /** Adds the facts that the plan shows; the result of a write always names the environment. */
    void add(ToolPlan plan, ObjectNode result) {
        if (!plan.isRead()) {
            result.put(
                    ServerFact.ENVIRONMENT.toString(), permissions.environment().name());
        }
        plan.result().server().forEach(fact -> add(fact, result));
    }

    private void add(ServerFact fact, ObjectNode result) {
        var name = fact.toString();
        var account = Optional.ofNullable(permissions.account()); // facts of it exist only where people sign in
        switch (fact) {
            case ENVIRONMENT -> result.put(name, permissions.environment().name());
            case WRITES_ALLOWED -> result.put(name, permissions.writesAllowed());
            case SERVER_TIME -> result.put(name, time());
            case SERVER_VERSION -> result.put(name, permissions.version());
            case ACCOUNT_ID -> account.ifPresent(holder -> result.put(name, holder.id()));
            case ACCOUNT_NAME -> account.ifPresent(holder -> result.put(name, holder.name()));
            case SCOPES -> addScopes(result.putArray(name));
        }
    }

    private void addScopes(ArrayNode list) {
        permissions.scopes().stream().sorted().map(Scope::text).forEach(list::add);
    }
}
