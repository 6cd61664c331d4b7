package dev.paigomcp.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the Java that the program runs on. */
final class JavaCheck {
    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;
    private static final String ARCHIVE_FLAG = "-XX:SharedArchiveFile=";
    private static final Path MEMORY_MAP = Path.of("/proc/self/maps");

    private JavaCheck() {}

    static List<Finding> findings() {
        return List.of(
                java(Runtime.version().feature(), System.getProperty("java.version", "of unknown version")),
                archive(ManagementFactory.getRuntimeMXBean().getInputArguments(), memoryMap()));
    }

    static Finding java(int feature, String version) {
        var text = "Java " + version + ", and 17 or newer is needed";
        return Finding.ok(
                "java",
                feature >= FIRST_JAVA_WITH_VIRTUAL_THREADS
                        ? text
                        : text + "; from " + FIRST_JAVA_WITH_VIRTUAL_THREADS
                                + " on, calls that wait for Paigo cost no thread each");
    }

    /**
     * Checks whether the archive that the launcher names is really used: if it does not fit, Java says nothing.
     *
     * @param mapped the files that the process has mapped into memory, or null if this system does not show them
     */
    static Finding archive(List<String> arguments, @Nullable String mapped) {
        var named = arguments.stream()
                .filter(argument -> argument.startsWith(ARCHIVE_FLAG))
                .map(argument -> argument.substring(ARCHIVE_FLAG.length()))
                .findFirst();
        if (named.isEmpty()) {
            return Finding.warning(
                    "class-data archive",
                    "not used, so a start takes about twice as long",
                    "start by ./paigo-mcp, which uses the archive that the build makes");
        }
        if (mapped == null) {
            return Finding.ok(
                    "class-data archive", "named by the launcher; this system does not show whether it is used");
        }
        return mapped.contains(named.get())
                ? Finding.ok("class-data archive", "used")
                : Finding.warning(
                        "class-data archive",
                        "named but not used, since it does not fit this Java or the jar; a start takes about twice as"
                                + " long",
                        "build again with the Java that runs the program: mvn package");
    }

    private static @Nullable String memoryMap() {
        try {
            return new String(Files.readAllBytes(MEMORY_MAP), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }
}
