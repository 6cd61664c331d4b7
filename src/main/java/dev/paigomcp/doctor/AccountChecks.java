package dev.paigomcp.doctor;

import dev.paigomcp.accounts.AccountsFile;
import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.common.Daemons;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.paigo.TokenAttempt;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Checks the Paigo behind each account of the accounts file: the way to it, and whether it takes the credentials. */
final class AccountChecks {
    /** Beyond it accounts are not looked at, so that Paigo is not asked for a thousand tokens at once. */
    private static final int MAX_ACCOUNTS = 50;

    private final AccountsFile file;
    private final Clock clock;
    private final Doctor.Timeouts timeouts;
    private final Map<URI, CompletableFuture<ConnectionProbe.Outcome>> ways = new HashMap<>();

    AccountChecks(AccountsFile file, Clock clock, Doctor.Timeouts timeouts) {
        this.file = file;
        this.clock = clock;
        this.timeouts = timeouts;
    }

    /** Adds a finding for each account to the report, by their ids. All accounts are looked at at once. */
    void run(DoctorReport report) {
        var accounts = file.accounts().values().stream()
                .sorted(Comparator.comparing(Account::id))
                .toList();
        if (file.scopeVersion() == ScopeVersion.ONE) {
            report.add(Finding.ok(
                    "scopes",
                    "in version 1 of the accounts file " + Scope.write.text() + " includes " + Scope.usage.text()
                            + "; version 2 parts them"));
        }
        var own = file.ownAccounts();
        var looking = accounts.stream()
                .limit(MAX_ACCOUNTS)
                .map(account -> Daemons.call("doctor-account", look(account)))
                .toList();
        var ownWays = own == null
                ? List.<CompletableFuture<ConnectionProbe.Outcome>>of()
                : List.of(way(own.baseUrl()), way(own.tokenUrl()));
        for (var i = 0; i < looking.size(); i++) {
            report.add(found(check(accounts.get(i)), looking.get(i)));
        }
        if (accounts.size() > MAX_ACCOUNTS) {
            report.add(Finding.skipped("other accounts", "the first " + MAX_ACCOUNTS + " were looked at"));
        }
        if (own != null) {
            report.add(ownWays.stream()
                    .map(CompletableFuture::join)
                    .flatMap(outcome -> List.of(outcome.name(), outcome.connection()).stream())
                    .filter(finding -> finding.status() == Finding.Status.problem)
                    .findFirst()
                    .map(bad -> Finding.problem("own accounts", bad.text(), bad.fix()))
                    .orElseGet(() -> Finding.ok(
                            "own accounts", "Paigo answers; each person proves credentials at the sign-in")));
        }
    }

    private static String check(Account account) {
        return "account " + account.id();
    }

    private Callable<Finding> look(Account account) {
        var paigo = account.paigo();
        if (paigo == null) {
            return () -> Finding.ok(check(account), "demo: nothing reaches Paigo");
        }
        var api = way(paigo.baseUrl());
        return () -> finding(account, paigo, api.join());
    }

    private CompletableFuture<ConnectionProbe.Outcome> way(URI url) {
        return ways.computeIfAbsent(url, to -> ConnectionProbe.start("API", to, clock, timeouts.connection()));
    }

    private Finding finding(Account account, PaigoAccount paigo, ConnectionProbe.Outcome api) {
        for (var step : List.of(api.name(), api.connection())) {
            if (step.status() == Finding.Status.problem) {
                return Finding.problem(check(account), step.text(), step.fix());
            }
        }
        var start = System.nanoTime();
        var trial = TokenAttempt.of(paigo, clock, timeouts.token());
        if (trial.lifetime() == null) {
            var status = trial.status();
            return Finding.problem(
                    check(account),
                    trial.reason(),
                    status != null && status < 429
                            ? "mend " + check(account) + " in the accounts file; sandbox and production share their"
                                    + " addresses and differ by credentials alone"
                            : "wait a while and try again; if it stays so, ask Paigo");
        }
        return Finding.ok(
                check(account),
                account.environment() + ", writes " + (account.writes() ? "on" : "off")
                        + "; Paigo answers, and gave a token in "
                        + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms");
    }

    private Finding found(String check, CompletableFuture<Finding> looking) {
        try {
            return looking.get(timeouts.connection().plus(timeouts.token()).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Finding.problem(check, "could not be looked at in time", "try again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.skipped(check, "interrupted");
        }
    }
}
