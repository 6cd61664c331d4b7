package dev.paigomcp.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the Java that the program runs on. */
final class JavaCheck {
    private static final int VIRTUAL_THREADS = 21;
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";
    private static final Path MAPPED = Path.of("/proc/self/maps");

    private JavaCheck() {}

    static List<Finding> findings() {
        return List.of(
                java(Runtime.version().feature(), System.getProperty("java.version", "of unknown version")),
                archive(ManagementFactory.getRuntimeMXBean().getInputArguments(), mapped()));
    }

    static Finding java(int feature, String version) {
        var text = "Java " + version + ", and 17 or newer is needed";
        return Finding.ok(
                "java",
                feature >= VIRTUAL_THREADS
                        ? text
                        : text + "; from " + VIRTUAL_THREADS + " on, calls that wait for Paigo cost no thread each");
    }

    /**
     * Whether the archive that the launcher names is really used: Java says nothing when it does not fit.
     *
     * @param mapped what files the process has mapped into its memory, or null where that cannot be seen
     */
    static Finding archive(List<String> arguments, @Nullable String mapped) {
        var named = arguments.stream()
                .filter(argument -> argument.startsWith(ARCHIVE))
                .map(argument -> argument.substring(ARCHIVE.length()))
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

    private static @Nullable String mapped() {
        try {
            return new String(Files.readAllBytes(MAPPED), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }
}
