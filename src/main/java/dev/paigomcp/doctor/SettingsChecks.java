package dev.paigomcp.doctor;

import dev.paigomcp.config.Environment;
import dev.paigomcp.config.Loopback;
import dev.paigomcp.config.OutboundSettings;
import dev.paigomcp.config.Settings;
import dev.paigomcp.paigo.PaigoAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Describes what the settings amount to. */
final class SettingsChecks {
    private SettingsChecks() {}

    /**
     * Lists the settings that were given. Values are never shown, since some are secrets.
     *
     * @param names the variables and flags
     */
    static Finding given(List<String> names) {
        return Finding.ok(
                "settings",
                names.isEmpty() ? "none is given, so the built-in demo is used" : "given: " + String.join(", ", names));
    }

    /** Describes the variables that look like settings and are none. */
    static List<Finding> passedOver(List<String> names) {
        return names.isEmpty()
                ? List.of()
                : List.of(Finding.ok(
                        "Kubernetes",
                        "passed over, since Kubernetes sets them for a Service: " + String.join(", ", names)));
    }

    /** Describes the way to other hosts, where it is not the plain one. */
    static List<Finding> outbound(OutboundSettings settings) {
        var findings = new ArrayList<Finding>();
        var proxy = settings.proxy();
        if (proxy != null) {
            findings.add(Finding.ok(
                    "proxy",
                    "other hosts are reached through " + proxy.place()
                            + (proxy.exceptions().isEmpty()
                                    ? ""
                                    : ", except " + String.join(", ", proxy.exceptions()))));
        }
        if (!settings.authorities().isEmpty()) {
            findings.add(Finding.ok(
                    "authorities",
                    "beside Java's own, those of PAIGO_MCP_CA_FILE: "
                            + settings.authorities().stream()
                                    .map(authority ->
                                            authority.getSubjectX500Principal().getName())
                                    .collect(Collectors.joining("; "))));
        }
        return findings;
    }

    /** Describes a mode with a sign-in, where each account has an environment of its own. */
    static List<Finding> signedIn(Settings settings, List<String> words) {
        return List.of(
                Finding.ok("accounts", String.join(" ", words)),
                checks(settings),
                Finding.ok("callers", "whoever signs in, at " + settings.publicUrl()));
    }

    /** Describes the mode {@code local}, where one account is behind the server. */
    static List<Finding> findings(Settings settings, List<String> names, PaigoAccount account) {
        return List.of(
                environment(settings.environment().orElseThrow()),
                writes(settings, names),
                checks(settings),
                addresses(settings.environment().orElseThrow(), account),
                callers(settings));
    }

    private static Finding environment(Environment environment) {
        return Finding.ok(
                "environment",
                environment + ": "
                        + switch (environment) {
                            case production -> "real customers and real money";
                            case sandbox ->
                                "Paigo's own sandbox; it is told from production by its credentials alone, so see"
                                        + " below whose account was read";
                            case demo -> "a stand-in inside this program; nothing reaches Paigo";
                        });
    }

    private static Finding writes(Settings settings, List<String> names) {
        var said = names.stream()
                .filter(name -> name.equals("PAIGO_WRITES") || name.equals("--writes"))
                .findFirst();
        var why = said.map(name -> name + " says so")
                .orElse(
                        settings.writesAllowed()
                                ? "they are unless PAIGO_WRITES=off is set, production aside"
                                : "production is read-only unless PAIGO_WRITES=on is set");
        return Finding.ok("writes", (settings.writesAllowed() ? "on: " : "off: ") + why);
    }

    private static Finding checks(Settings settings) {
        return Finding.ok(
                "checks",
                settings.checks()
                        ? "on: a write is held against what Paigo has before it is sent"
                        : "off: PAIGO_CHECKS or --checks says so; a write is held against nothing at Paigo but what"
                                + " decides a right");
    }

    private static Finding addresses(Environment environment, PaigoAccount account) {
        return Finding.ok(
                "addresses",
                (environment == Environment.demo ? "of the demo that was started for this: " : "") + "the API is "
                        + account.baseUrl() + ", tokens come from " + account.tokenUrl());
    }

    private static Finding callers(Settings settings) {
        var url = settings.publicUrl();
        var origins = settings.corsOrigins();
        var pages = origins.isEmpty()
                ? ""
                : "; from a browser, pages of "
                        + origins.stream().sorted().collect(Collectors.joining(", "))
                        + (url == null ? "" : " and of that address") + " alone";
        if (url == null) {
            return Finding.ok("callers", "programs of this machine, under localhost, 127.0.0.1 or [::1]" + pages);
        }
        var text = "programs of this machine, and whoever comes through " + url + pages;
        return Loopback.is(String.valueOf(url.given().getHost()))
                ? Finding.warning(
                        "callers",
                        text,
                        "PAIGO_MCP_PUBLIC_URL is an address of this machine: set it to that by which others come, or"
                                + " remove it")
                : Finding.ok("callers", text + "; this server has no sign-in, so the proxy there must have one");
    }
}
