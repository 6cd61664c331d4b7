package dev.paigomcp.http;

import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.ServerInfo;
import dev.paigomcp.tools.Tool;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.ToolResult.Outcome;
import dev.paigomcp.tools.Tools;
import dev.paigomcp.transport.CallScope;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tools that need no Paigo: one repeats its arguments, others are slow, wait, report, fail or throw. */
public final class ExampleTools {
    public static final List<String> NAMES =
            List.of("echo", "slow", "waits", "hangs", "reports", "fails", "throws", "overflows");

    public final AtomicInteger calls = new AtomicInteger();
    public final CountDownLatch started = new CountDownLatch(1);
    public final CountDownLatch release = new CountDownLatch(1);
    public final CountDownLatch cancelled = new CountDownLatch(1);
    public final AtomicReference<CallScope> reported = new AtomicReference<>();

    /** An endpoint that serves these tools, and the example library. */
    public McpEndpoint endpoint(ServerInfo info) {
        var tools = new Tools(NAMES.stream().map(Example::new).toList());
        return new McpEndpoint(info, tools, new ExampleLibrary(this), EnumSet.allOf(Scope.class));
    }

    private final class Example implements Tool {
        private final ObjectNode definition = JsonNodeFactory.instance.objectNode();

        private Example(String name) {
            definition.put("name", name).put("title", "The tool " + name).put("description", "Says \u20ac.");
            definition.putObject("inputSchema").put("type", "object");
        }

        @Override
        public ObjectNode definition() {
            return definition;
        }

        @Override
        public Scope requiredScope() {
            return Scope.read;
        }

        @Override
        public ToolResult call(ObjectNode arguments, CallScope scope) {
            return ExampleTools.this.call(name(), arguments, scope);
        }
    }

    ToolResult call(String name, ObjectNode arguments, CallScope scope) {
        calls.incrementAndGet();
        return switch (name) {
            case "echo" -> new ToolResult(arguments, arguments.toString(), Outcome.ok, 200);
            case "slow" -> {
                pause();
                yield new ToolResult(arguments, arguments.toString(), Outcome.ok, 200);
            }
            case "waits" -> {
                started.countDown();
                await(release);
                yield new ToolResult(arguments, arguments.toString(), Outcome.ok, 200);
            }
            case "hangs" -> {
                scope.onCancel(() -> {
                    cancelled.countDown();
                    release.countDown();
                });
                started.countDown();
                await(release);
                yield new ToolResult(arguments, arguments.toString(), Outcome.ok, 200);
            }
            case "reports" -> {
                scope.progress("half done");
                scope.progress("nearly done");
                reported.set(scope);
                yield new ToolResult(arguments, arguments.toString(), Outcome.ok, 200);
            }
            case "fails" -> ToolResult.failure(Outcome.refused, "Paigo refused it: no such customer", 404);
            case "overflows" -> overflow(arguments, scope);
            default -> throw new IllegalStateException("secret-4711 in java.lang.String");
        };
    }

    private ToolResult overflow(ObjectNode arguments, CallScope scope) {
        return overflow(arguments.deepCopy(), scope).isError()
                ? overflow(arguments, scope)
                : call("echo", arguments, scope);
    }

    private static void pause() {
        await(new CountDownLatch(1), 500);
    }

    private static void await(CountDownLatch latch) {
        await(latch, 20_000);
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
