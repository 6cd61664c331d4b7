package dev.paigomcp.common;

/** The version of this build, which the jar names in its manifest. */
public final class BuildVersion {
    private BuildVersion() {}

    /** Returns the version, or "dev" if the program does not run from its jar. */
    public static String current() {
        var version = BuildVersion.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
