package dev.paigomcp.accounts.runtime;

import dev.paigomcp.auth.Account;
import dev.paigomcp.config.Environment;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.ServerInfo;
import dev.paigomcp.paigo.ClientLimits;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.paigo.PaigoGateway;
import dev.paigomcp.resources.GeneratedResources;
import dev.paigomcp.resources.PaigoResourceLibrary;
import dev.paigomcp.tools.GeneratedTools;
import dev.paigomcp.tools.KnownIds;
import dev.paigomcp.tools.PaigoTools;
import dev.paigomcp.tools.Permissions;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all accounts are served with; none of it knows of an account.
 *
 * @param version of this server
 * @param ids a new one for each write
 * @param writesAllowed false when no account may be changed, whatever is said of it
 */
public record EndpointFactory(
        GeneratedTools tools,
        GeneratedResources library,
        Clock clock,
        String version,
        Supplier<String> ids,
        boolean writesAllowed) {
    /** A way to a Paigo account, with connections and a token of its own. */
    public PaigoGateway gateway(PaigoAccount account) {
        return new PaigoGateway(
                account,
                ClientLimits.standard(),
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** The tools over a way to an account, for somebody with these rights. */
    public PaigoTools tools(PaigoGateway paigo, Permissions rights) {
        return new PaigoTools(tools, paigo, rights, clock, ids);
    }

    /** The protocol over tools. */
    public McpEndpoint endpoint(ServerInfo identity, PaigoTools over, PaigoGateway paigo, Set<Scope> scopes) {
        var known = new KnownIds(tools, paigo);
        return new McpEndpoint(identity, over, new PaigoResourceLibrary(library, over, known, scopes));
    }

    /** What the server says of itself; @param account for people, null where there is one and nobody signs in. */
    public ServerInfo identity(Environment environment, boolean writes, @Nullable String account) {
        var instructions = tools.instructions() + " This is the " + environment + " environment"
                + (account == null ? ": " : " of " + account + ": ")
                + (environment == Environment.production ? "real customers and real money" : "no real money moves")
                + (writes ? "." : "; it is read-only.");
        return new ServerInfo(environment, writes, version, instructions, account);
    }

    boolean mayWrite(Account account) {
        return writesAllowed && account.writes();
    }
}
