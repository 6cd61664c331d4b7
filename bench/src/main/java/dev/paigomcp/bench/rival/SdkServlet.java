package dev.paigomcp.bench.rival;

import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The official Java SDK's stateless servlet in Jetty, as fast as it can be set, with tools written by hand. */
public final class SdkServlet {
    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private SdkServlet() {}

    /** Listens on the port that is given first, with Paigo at the address that is given second. */
    public static void main(String[] args) throws Exception {
        var mapper = JsonMapper.builder().build();
        var upstream = new Upstream(args[1], mapper);
        var transport = HttpServletStatelessServerTransport.builder()
                .jsonMapper(new JacksonMcpJsonMapper(mapper))
                .messageEndpoint("/mcp")
                .build();
        var built = McpServer.sync(transport)
                .immediateExecution(true)
                .serverInfo("sdk", "1")
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .toolCall(
                        tool(
                                "add_credits",
                                Map.of("customerId", TEXT, "amount", TEXT, "currency", TEXT, "reason", TEXT),
                                List.of("customerId", "amount", "currency")),
                        (context, call) -> result(
                                call.arguments(),
                                given -> upstream.addCredits(
                                        text(given, "customerId"),
                                        text(given, "amount"),
                                        text(given, "currency"),
                                        text(given, "reason"))))
                .toolCall(
                        tool("get_customer", Map.of("customerId", TEXT), List.of("customerId")),
                        (context, call) ->
                                result(call.arguments(), given -> upstream.getCustomer(text(given, "customerId"))))
                .toolCall(
                        tool("list_customers", Map.of(), List.of()),
                        (context, call) -> result(call.arguments(), given -> upstream.listCustomers()))
                .build();
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[0]));
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        var holder = new ServletHolder(transport);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        server.setHandler(context);
        server.start();
        server.join();
        built.close();
    }

    private static Tool tool(String name, Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema =
                Map.of("type", "object", "properties", properties, "required", required, "additionalProperties", false);
        return Tool.builder(name, schema).description(name).build();
    }

    private static CallToolResult result(
            Map<String, Object> arguments, Function<Map<String, Object>, ObjectNode> tool) {
        var shown = tool.apply(arguments);
        return CallToolResult.builder()
                .addTextContent(shown.toString())
                .structuredContent(shown)
                .isError(false)
                .build();
    }

    private static String text(Map<String, Object> arguments, String name) {
        return String.valueOf(arguments.get(name));
    }
}
