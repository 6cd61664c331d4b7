package dev.paigomcp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a measurement ran on. */
final class Machine {
    private Machine() {}

    static String described(Options options) {
        return LocalDate.now(ZoneOffset.UTC) + ", " + Runtime.getRuntime().availableProcessors() + " cores ("
                + processor() + "), " + System.getProperty("os.name") + " " + System.getProperty("os.version")
                + ", Java "
                + Runtime.version() + ", flags `" + (options.jvm.isBlank() ? "none" : options.jvm) + "`.";
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
