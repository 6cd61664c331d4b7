import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The billing story as story.mjs tells it, told by the Java SDK of whichever version is on the class path:
 * java -cp JARS JavaStory.java FILE ADDRESS, or ... FILE stdio COMMAND ARGUMENT...
 *
 * <p>What differs between the versions is found by reflection. A version that cannot ask for progress, or that does not know
 * the title of a server, leaves these out of the file. Results are noted as the text that came, which is their JSON, so that
 * no JSON library is needed that a version might bring in another form.
 */
final class JavaStory {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROGRESS_TOKEN = "offerings";
    private static final String CUSTOMER = "juniper";

    private final McpSyncClient client;
    private final List<Double> progress;
    private final Map<String, String> said = new LinkedHashMap<>();

    private JavaStory(McpSyncClient client, List<Double> progress) {
        this.client = client;
        this.progress = progress;
    }

    public static void main(String[] args) throws Exception {
        List<Double> progress = new CopyOnWriteArrayList<>();
        var spec = McpClient.sync(args[1].equals("stdio") ? stdio(args) : http(URI.create(args[1])))
                .requestTimeout(PATIENCE)
                .initializationTimeout(PATIENCE);
        var asks = Stream.of(spec.getClass().getMethods())
                .filter(method -> method.getName().equals("progressConsumer"))
                .findFirst();
        if (asks.isPresent()) {
            Consumer<Object> consumer = told -> note(told, progress);
            asks.get().setAccessible(true);
            asks.get().invoke(spec, consumer);
        }
        try (var client = spec.build()) {
            var story = new JavaStory(client, progress);
            story.tell(asks.isPresent());
            Files.writeString(Path.of(args[0]), json(story.said));
        }
        System.exit(0); // some versions leave threads behind that are no daemons
    }

    private static void note(Object told, List<Double> progress) {
        try {
            if (PROGRESS_TOKEN.equals(get(told, "progressToken"))) {
                progress.add((Double) get(told, "progress"));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static McpClientTransport stdio(String[] args) throws ReflectiveOperationException {
        var server = ServerParameters.builder(args[2])
                .args(Arrays.copyOfRange(args, 3, args.length))
                .build();
        var type = Class.forName("io.modelcontextprotocol.client.transport.StdioClientTransport");
        for (var constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 1) {
                return (McpClientTransport) constructor.newInstance(server);
            }
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 2) {
                return (McpClientTransport) constructor.newInstance(server, mapper());
            }
        }
        throw new IllegalStateException("no constructor is known");
    }

    /** The JSON of the SDK, which found its place late. */
    private static Object mapper() throws ReflectiveOperationException {
        try {
            return Class.forName("io.modelcontextprotocol.json.McpJsonDefaults")
                    .getMethod("getMapper")
                    .invoke(null);
        } catch (ClassNotFoundException e) {
            return Class.forName("io.modelcontextprotocol.json.McpJsonMapper")
                    .getMethod("getDefault")
                    .invoke(null);
        }
    }

    private static McpClientTransport http(URI address) throws ReflectiveOperationException {
        var type = Class.forName("io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport");
        var builder = type.getMethod("builder", String.class)
                .invoke(null, address.resolve("/").toString());
        builder.getClass().getMethod("endpoint", String.class).invoke(builder, address.getPath());
        return (McpClientTransport) builder.getClass().getMethod("build").invoke(builder);
    }

    private void tell(boolean withProgress) throws ReflectiveOperationException {
        var welcome = client.initialize();
        said.put("protocolVersion", quoted(welcome.protocolVersion()));
        said.put("instructions", quoted(welcome.instructions()));
        said.put("server", json(server(welcome.serverInfo())));
        look();
        if (withProgress) {
            var request = CallToolRequest.class
                    .getConstructor(String.class, Map.class, Map.class)
                    .newInstance("list_offerings", Map.of(), Map.of("progressToken", PROGRESS_TOKEN));
            result(request);
            said.put("progress", progress.toString());
        }
        bill();
        read();
        goWrong();
    }

    private static Map<String, String> server(Object info) throws ReflectiveOperationException {
        var server = new LinkedHashMap<String, String>();
        for (var field : info.getClass().getRecordComponents()) {
            if (get(info, field.getName()) instanceof String text) {
                server.put(field.getName(), quoted(text));
            }
        }
        return server;
    }

    private void look() {
        said.put("tools", texts(client.listTools().tools().stream().map(Tool::name)));
        said.put("prompts", texts(client.listPrompts().prompts().stream().map(Prompt::name)));
        said.put("resources", texts(client.listResources().resources().stream().map(Resource::uri)));
        said.put(
                "templates",
                texts(client.listResourceTemplates().resourceTemplates().stream()
                        .map(ResourceTemplate::uriTemplate)));
    }

    private void bill() {
        var dimension = Map.<String, Object>of(
                "dimensionName", "Reports",
                "unit", "count",
                "aggregationMethod", "sum",
                "aggregationInterval", "month",
                "usageIncrement", "1",
                "rounding", "ceiling",
                "unitPrice", "0.25");
        var dimensionId = text("dimensionId", tell("dimension", "create_dimension", dimension));
        var offering = Map.<String, Object>of(
                "offeringName", "Reports plan",
                "offeringVisibility", "private",
                "offeringType", "subscription",
                "billingCycle", "monthly",
                "currency", "USD",
                "subscriptionPrice", "20",
                "dimensionIds", List.of(dimensionId));
        var offeringId = text("offeringId", tell("offering", "create_offering", offering));
        var customer = Map.<String, Object>of(
                "customerName", "Juniper Books",
                "email", "billing@juniper.example",
                "paymentChannel", "manual",
                "customerId", CUSTOMER,
                "currency", "USD",
                "offeringId", offeringId);
        tell("onboarded", "onboard_customer", customer);
        tell("onboardedAgain", "onboard_customer", customer);
        tell("measured", "measure_usage", ofCustomer("dimensionId", dimensionId, "quantity", "3"));
        tell("usage", "get_usage", ofCustomer("interval", "none"));
        call("add_credits", ofCustomer("currency", "USD", "amount", "0.1", "reason", "welcome"));
        call("add_credits", ofCustomer("currency", "USD", "amount", 0.2));
        tell("ledger", "get_credit_ledger", ofCustomer());
        call("add_credits", ofCustomer("currency", "USD", "amount", new BigDecimal("123456789.012345")));
        tell("customer", "get_customer", ofCustomer());
        tell("ledgerAfterwards", "get_credit_ledger", ofCustomer());
        tell("invoices", "list_invoices", ofCustomer());
        tell("invoice", "get_invoice", Map.of("invoiceId", text("invoiceId", said.get("invoices"))));
    }

    private void read() {
        var prompt = client.getPrompt(
                new GetPromptRequest("explain_invoice", Map.of("invoiceId", text("invoiceId", said.get("invoice")))));
        said.put("prompt", quoted(((TextContent) prompt.messages().get(0).content()).text()));
        var ids = client.completeCompletion(new CompleteRequest(
                        new ResourceReference("paigo://customers/{customerId}"),
                        new CompleteRequest.CompleteArgument("customerId", "Juniper B")))
                .completion()
                .values();
        said.put("completion", texts(ids.stream()));
        said.put("resource", resource("paigo://customers/" + ids.get(0)));
        said.put("contract", quoted(text("openapi", resource("paigo://contract"))));
    }

    private void goWrong() {
        var wrong = client.callTool(new CallToolRequest("add_credits", ofCustomer("currency", "USD", "amount", "-1")));
        said.put("wrongArgument", json(Map.of("isError", wrong.isError().toString(), "text", quoted(text(wrong)))));
        said.put("unknownTool", error(() -> client.callTool(new CallToolRequest("add_credit", Map.of()))));
        said.put("unknownResource", error(() -> resource("paigo://customers/nobody")));
    }

    private String tell(String as, String tool, Map<String, Object> arguments) {
        var result = call(tool, arguments);
        said.put(as, result);
        return result;
    }

    private String call(String tool, Map<String, Object> arguments) {
        return result(new CallToolRequest(tool, arguments));
    }

    private String result(CallToolRequest request) {
        var result = client.callTool(request);
        if (Boolean.TRUE.equals(result.isError())) {
            throw new AssertionError(request.name() + ": " + text(result));
        }
        return text(result);
    }

    private String resource(String uri) {
        var contents = client.readResource(new ReadResourceRequest(uri)).contents();
        return ((TextResourceContents) contents.get(0)).text();
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    private static String error(Runnable ask) {
        try {
            ask.run();
            return "{}";
        } catch (McpError e) {
            var error = e.getJsonRpcError();
            return json(Map.of("code", String.valueOf(error.code()), "message", quoted(error.message())));
        }
    }

    private static Map<String, Object> ofCustomer(Object... others) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("customerId", CUSTOMER);
        for (var i = 0; i < others.length; i += 2) {
            arguments.put((String) others[i], others[i + 1]);
        }
        return arguments;
    }

    /** The first text of that name in a JSON document. */
    private static String text(String name, String document) {
        var found = Pattern.compile(quoted(name) + "\\s*:\\s*\"([^\"\\\\]*)\"").matcher(document);
        if (!found.find()) {
            throw new AssertionError(name + " is not in " + document);
        }
        return found.group(1);
    }

    private static String texts(Stream<String> texts) {
        return texts.map(JavaStory::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(Map<String, String> object) {
        var fields = new ArrayList<String>();
        object.forEach((name, value) -> fields.add(quoted(name) + ":" + value));
        return "{" + String.join(",", fields) + "}";
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var character : text.toCharArray()) {
            quoted.append(
                    character < ' ' || character == '"' || character == '\\'
                            ? String.format("\\u%04x", (int) character)
                            : String.valueOf(character));
        }
        return quoted.append('"').toString();
    }

    private static Object get(Object record, String component) throws ReflectiveOperationException {
        return record.getClass().getMethod(component).invoke(record);
    }
}
