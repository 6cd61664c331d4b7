package dev.paigomcp.cli;

import dev.paigomcp.doctor.Doctor;
import dev.paigomcp.doctor.DoctorReport;
import java.time.Clock;
import java.util.List;
import org.apache.commons.cli.Options;

/** {@code doctor}: says whether a server with these settings would work, and what to fix. */
final class DoctorCommand {
    static final Command COMMAND = new Command(
            "doctor",
            List.of(),
            "Check settings, token and network.",
            new Options()
                    .addOption(null, "json", false, "as JSON, for programs")
                    .addOptions(SettingFlags.server()),
            DoctorCommand::run);

    private DoctorCommand() {}

    private static int run(ParsedArguments given) {
        var doctor = new Doctor(System.getenv(), SettingFlags.given(given), Clock.systemUTC());
        return doctor.examine(new DoctorReport(System.out, given.has("json"))) ? 0 : Commands.EXIT_FAILED;
    }
}
