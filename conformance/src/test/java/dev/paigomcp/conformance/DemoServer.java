package dev.paigomcp.conformance;

import dev.paigomcp.App;
import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.demo.DemoPaigo;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The whole program as it starts without any setting, on a free port, before a fresh demo. */
final class DemoServer implements AutoCloseable {
    private static final String BUSY = "{'match':{'method':'GET','path':'/offerings'},'do':{'status':503}}";

    private final App app = App.open(SettingsReader.read(Map.of(), Map.of("--port", "0")));
    private final URI address = URI.create("http://127.0.0.1:" + app.serve().port() + "/mcp");

    URI address() {
        return address;
    }

    /** As {@link #isBusyOnce(DemoPaigo)}, of this server's demo. */
    void isBusyOnce() {
        isBusyOnce(app.demo("local").orElseThrow());
    }

    /** Refuses the next list of offerings once, so that there is progress to tell: it is asked for again. */
    static void isBusyOnce(DemoPaigo demo) {
        demo.fault(JsonMapper.shared().readTree(BUSY.replace('\'', '"')));
    }

    @Override
    public void close() {
        app.close();
    }
}
