package dev.paigomcp.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which host names mean this machine alone. */
public final class Loopback {
    private static final Pattern V4 = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    private Loopback() {}

    /** By its spelling: other names are not resolved, since what they mean can change under a running server. */
    public static boolean is(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || V4.matcher(name).matches();
    }
}
