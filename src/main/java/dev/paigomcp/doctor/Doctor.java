package dev.paigomcp.doctor;

import dev.paigomcp.App;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.Mode;
import dev.paigomcp.config.Settings;
import dev.paigomcp.config.SettingsReader;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Examines whether a server with these settings would work: reads them as the server does, goes the way to Paigo step by
 * step, and looks at the port that the server would listen on. Each check is bounded in time, and none changes anything.
 */
public final class Doctor {
    private final Map<String, String> env;
    private final Map<String, String> flags;
    private final Clock clock;
    private final Timeouts patience;

    public Doctor(Map<String, String> env, Map<String, String> flags, Clock clock) {
        this(env, flags, clock, Timeouts.USUAL);
    }

    Doctor(Map<String, String> env, Map<String, String> flags, Clock clock, Timeouts patience) {
        this.env = env;
        this.flags = flags;
        this.clock = clock;
        this.patience = patience;
    }

    /** Tells each finding; true when nothing is a problem. */
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
        try (var app = App.open(settings)) {
            if (settings.mode() == Mode.local) {
                SettingsChecks.findings(settings, names, app.account()).forEach(report::add);
                new PaigoChecks(app, clock, patience).run(report);
            } else {
                SettingsChecks.signedIn(settings, app.words()).forEach(report::add);
            }
        } catch (ConfigException e) {
            problems("accounts", e).forEach(report::add);
        }
        report.add(PortCheck.of(settings, patience.port()));
        return report.end();
    }

    private static List<Finding> problems(String check, ConfigException wrong) {
        return String.valueOf(wrong.getMessage())
                .lines()
                .map(problem -> Finding.problem(check, problem, ""))
                .toList();
    }
}
