package dev.paigomcp.bench.rival;

import io.javalin.Javalin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The least that could be done: a Javalin route that reads the call, asks Paigo, and rewrites the answer. */
public final class BareRoute {
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Upstream upstream;

    private BareRoute(String base) {
        this.upstream = new Upstream(base, mapper);
    }

    /** Listens on the port that is given first, with Paigo at the address that is given second. */
    public static void main(String[] args) {
        var route = new BareRoute(args[1]);
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.jetty.host = "127.0.0.1";
                    config.routes.post(
                            "/mcp", ctx -> ctx.contentType("application/json").result(route.answer(ctx.bodyAsBytes())));
                })
                .start(Integer.parseInt(args[0]));
    }

    private byte[] answer(byte[] body) {
        var call = mapper.readTree(body);
        var shown = run(call.path("params"));
        var answer = mapper.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", call.path("id"));
        var result = answer.putObject("result");
        result.putArray("content").addObject().put("type", "text").put("text", shown.toString());
        result.set("structuredContent", shown);
        result.put("isError", false);
        return mapper.writeValueAsBytes(answer);
    }

    private ObjectNode run(JsonNode params) {
        var arguments = params.path("arguments");
        return switch (params.path("name").asString("")) {
            case "add_credits" ->
                upstream.addCredits(
                        arguments.path("customerId").asString(""),
                        arguments.path("amount").asString(""),
                        arguments.path("currency").asString(""),
                        arguments.path("reason").asString(""));
            case "get_customer" ->
                upstream.getCustomer(arguments.path("customerId").asString(""));
            default -> upstream.listCustomers();
        };
    }
}
