package dev.paigomcp.doctor;

import dev.paigomcp.App;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.Mode;
import dev.paigomcp.config.Settings;
import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.store.StoreOpenException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Examines whether a server with these settings would work: reads them as the server does, connects to Paigo step by step,
 * and looks at the port that the server would listen on. Each check is bounded in time, and none changes anything.
 */
public final class Doctor {
    private final Map<String, String> env;
    private final Map<String, String> flags;
    private final Clock clock;
    private final Timeouts timeouts;

    /**
     * The time limit of each part of the examination; together less than a minute.
     *
     * @param connection for each of Paigo's two hosts, from the name to an answer; both are probed at once
     * @param token for getting a token
     * @param read for reading the account
     * @param port for looking at the server's port
     */
    record Timeouts(Duration connection, Duration token, Duration read, Duration port) {
        static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(4));

        Duration total() {
            return connection.plus(token).plus(read).plus(port);
        }
    }

    public Doctor(Map<String, String> env, Map<String, String> flags, Clock clock) {
        this(env, flags, clock, Timeouts.DEFAULT);
    }

    Doctor(Map<String, String> env, Map<String, String> flags, Clock clock, Timeouts timeouts) {
        this.env = env;
        this.flags = flags;
        this.clock = clock;
        this.timeouts = timeouts;
    }

    /** Adds each finding to the report. Returns whether none is a problem. */
    public boolean examine(DoctorReport report) {
        JavaCheck.findings().forEach(report::add);
        Settings settings;
        try {
            settings = SettingsReader.read(env, flags);
        } catch (ConfigException e) {
            problems("settings", e).forEach(report::add);
            report.add(Finding.skipped("everything else", "the settings come first"));
            return report.end();
        }
        var names = SettingsReader.given(env, flags);
        report.add(SettingsChecks.given(names));
        SettingsChecks.passedOver(SettingsReader.passedOver(env)).forEach(report::add);
        SettingsChecks.outbound(settings.outbound()).forEach(report::add);
        try {
            if (settings.mode() == Mode.local) {
                try (var local = App.openLocal(settings)) {
                    SettingsChecks.findings(settings, names, local.account()).forEach(report::add);
                    new PaigoChecks(local, clock, timeouts).run(report);
                }
            } else {
                try (var app = App.open(settings)) {
                    SettingsChecks.signedIn(settings, app.startupLines()).forEach(report::add);
                    app.accountsFile().ifPresent(file -> new AccountChecks(file, clock, timeouts).run(report));
                    StoreCheck.findings(app.storeStatus()).forEach(report::add);
                }
            }
        } catch (StoreOpenException e) {
            problems(StoreCheck.CHECK, e).forEach(report::add);
        } catch (ConfigException e) {
            problems("accounts", e).forEach(report::add);
        }
        report.add(PortCheck.check(settings, timeouts.port()));
        return report.end();
    }

    private static List<Finding> problems(String check, ConfigException wrong) {
        return String.valueOf(wrong.getMessage())
                .lines()
                .map(problem -> Finding.problem(check, problem, ""))
                .toList();
    }
}
