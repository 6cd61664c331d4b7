package dev.paigomcp.accounts.runtime;

import dev.paigomcp.auth.Account;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.Environment;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.ServerInfo;
import dev.paigomcp.paigo.AnswerBudget;
import dev.paigomcp.paigo.ClientLimits;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.paigo.PaigoGateway;
import dev.paigomcp.resources.GeneratedResources;
import dev.paigomcp.resources.PaigoResourceLibrary;
import dev.paigomcp.tools.GeneratedTools;
import dev.paigomcp.tools.KnownIds;
import dev.paigomcp.tools.PaigoTools;
import dev.paigomcp.tools.Permissions;
import dev.paigomcp.tools.Tools;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the parts that serve an account. Holds what all accounts share, and nothing of any one account.
 *
 * @param version of this server
 * @param ids supplies a new id for each write
 * @param writesAllowed whether accounts may be changed at all; an account may be read-only even so
 * @param checks whether a write is checked by reads before it
 * @param answers the memory for Paigo's answers, of which each account has a part
 * @param secrets of the server, which nobody may be shown, should Paigo repeat them
 */
public record EndpointFactory(
        GeneratedTools tools,
        GeneratedResources resources,
        Clock clock,
        String version,
        Supplier<String> ids,
        boolean writesAllowed,
        boolean checks,
        AnswerBudget answers,
        List<Secret> secrets) {
    public EndpointFactory {
        secrets = List.copyOf(secrets);
    }

    /** Returns the same, with further secrets that nobody may be shown. */
    public EndpointFactory hiding(List<Secret> more) {
        var all = new LinkedHashMap<String, Secret>();
        secrets.forEach(secret -> all.put(secret.reveal(), secret));
        more.forEach(secret -> all.put(secret.reveal(), secret));
        return new EndpointFactory(
                tools, resources, clock, version, ids, writesAllowed, checks, answers, List.copyOf(all.values()));
    }

    /** Returns how the account of a demo Paigo is reached. */
    public static PaigoAccount account(DemoPaigo demo) {
        return new PaigoAccount(
                demo.baseUrl(), demo.tokenUrl(), "demo", demo.clientId(), new Secret(demo.clientSecret()));
    }

    /** Returns a gateway to a Paigo account, with connections and a token of its own. */
    public PaigoGateway gateway(PaigoAccount account) {
        return new PaigoGateway(
                account,
                ClientLimits.standard(),
                answers.part(),
                clock,
                () -> ThreadLocalRandom.current().nextDouble(),
                secrets);
    }

    /** Returns the tools that work on an account through its gateway, limited to these permissions. */
    public Tools tools(PaigoGateway paigo, Permissions permissions) {
        return PaigoTools.of(tools, paigo, checks ? permissions : permissions.withoutChecks(), clock, ids);
    }

    /** Returns the endpoint of the protocol that serves these tools. */
    public McpEndpoint endpoint(ServerInfo info, Tools served, PaigoGateway paigo, Set<Scope> scopes) {
        var known = new KnownIds(tools, paigo);
        return new McpEndpoint(info, served, new PaigoResourceLibrary(resources, served, known), scopes);
    }

    /**
     * Returns how the server introduces itself to clients.
     *
     * @param account the name of the account, for people; null in the mode local, which has only one
     */
    public ServerInfo info(Environment environment, boolean writes, @Nullable String account) {
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
