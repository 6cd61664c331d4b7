package dev.paigomcp.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises the host names of this machine. */
public final class Loopback {
    private static final Pattern V4 = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    private Loopback() {}

    /**
     * Returns whether the host is this machine, judged by its spelling. Other names are not resolved, because what they
     * resolve to can change while the server runs.
     */
    public static boolean is(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || V4.matcher(name).matches();
    }
}
