package dev.paigomcp.demo;

import dev.paigomcp.demo.RequestLog.DemoRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a demo holds and what it was told to do wrong: the account, faults, read lag and request log. Thread-safe. */
final class DemoState {
    private final ReadLag lag;
    private final RequestCheck check;
    private final FaultQueue faults = new FaultQueue();
    private final RequestLog log = new RequestLog();
    private volatile DemoApi api;

    DemoState(Clock clock, RequestCheck check, DemoOptions.Seed seed) {
        this.lag = new ReadLag(clock);
        this.check = check;
        this.api = seeded(lag, check, seed);
    }

    /** Returns the API of the present account. */
    DemoApi api() {
        return api;
    }

    FaultQueue faults() {
        return faults;
    }

    RequestLog log() {
        return log;
    }

    List<DemoRequest> requests() {
        return log.all();
    }

    void visibleAfter(Duration time) {
        lag.set(time);
    }

    /** Puts things into the account, or arranges refusals. Takes an object or an array of objects. */
    void given(JsonNode state) {
        if (state.isArray()) {
            state.values().forEach(this::given);
            return;
        }
        if (!(state instanceof ObjectNode object)) {
            throw DemoRefusal.badRequest("the state must be a JSON object or an array of objects");
        }
        var things = object.deepCopy();
        var refuse = things.remove("refuse");
        api.load(things);
        if (refuse != null) {
            for (var each : refuse.isArray() ? refuse.values() : List.of(refuse)) {
                faults.add(Fault.refusing(
                        each.path("operation").asString(""), each.path("status").asInt(400), each.get("body")));
            }
        }
    }

    /** Starts over with another account, no faults, no lag and an empty log. */
    void reset(DemoOptions.Seed seed) {
        startOver(seeded(lag, check, seed));
    }

    /** Starts over with a made-up account of that many customers and invoices. */
    void generate(int customers, int invoices, int seed) {
        var fresh = seeded(lag, check, DemoOptions.Seed.EMPTY);
        fresh.load(AccountGenerator.at(lag.now(), customers, invoices, seed));
        startOver(fresh);
    }

    private void startOver(DemoApi fresh) {
        faults.clear();
        lag.set(Duration.ZERO);
        api = fresh;
        log.clear();
    }

    private static DemoApi seeded(ReadLag lag, RequestCheck check, DemoOptions.Seed seed) {
        var fresh = new DemoApi(new DemoAccount(lag), check);
        if (seed == DemoOptions.Seed.SAMPLE) {
            fresh.load(SampleAccount.at(lag.now()));
        }
        return fresh;
    }
}
