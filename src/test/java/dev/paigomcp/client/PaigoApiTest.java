package dev.paigomcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.transport.AnswerReader;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import dev.paigomcp.transport.Transport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/** The generated client, held against the contract and the mapping that it is generated from. */
class PaigoApiTest {
    private static final Pattern OPERATION = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) /\\S*");
    private static final JsonNode CONTRACT = Json.MAPPER.readTree(resource("contract.json"));

    static Stream<String> mapped() {
        var mapping = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(resource("mapping.yaml"));
        var found = new TreeSet<String>();
        mapping.forEach((section, content) -> {
            if (!section.equals("excluded")) {
                collect(content, found);
            }
        });
        return found.stream();
    }

    @Test
    void hasExactlyOneMethodForEachMappedOperation() {
        assertThat(operations().map(PaigoApiTest::key)).containsExactlyInAnyOrderElementsOf(mapped().toList());
    }

    @ParameterizedTest
    @MethodSource("mapped")
    void theMethodHasTheOperationsParameters(String key) {
        var method = method(key);
        var operation = operation(key);

        assertThat(method.getAnnotation(Operation.class).method()).isEqualTo(httpMethod(key));
        assertThat(parameters(method).map(p -> p.in().name().toLowerCase(Locale.ROOT) + " " + p.name()))
                .containsExactlyInAnyOrderElementsOf(declared(key).stream()
                        .map(p -> p.path("in").asString() + " " + p.path("name").asString())
                        .toList());
        assertThat(Arrays.asList(method.getParameterTypes()).contains(JsonNode.class))
                .isEqualTo(operation.has("requestBody"));
    }

    @ParameterizedTest
    @MethodSource("mapped")
    void sendsMethodPathQueryAndBodyAndReturnsWhatTheTransportReturns(String key) {
        var answer = new PaigoResult.Success(200, Json.MAPPER.createObjectNode());
        var sent = new AtomicReference<Transport.EncodedRequest>();
        var api = new PaigoApi((request, scope, reader) -> {
            sent.set(request);
            return answer;
        });
        var operation = operation(key);
        var body = operation.has("requestBody") ? Json.MAPPER.readTree("{\"a\":1.50}") : null;
        var request = new PaigoRequest(key, values(key, "path"), values(key, "query"), body);

        assertThat(api.send(request, new CallScope("test", Duration.ofSeconds(1))))
                .isSameAs(answer);

        var target = sent.get().target().split("\\?", 2);
        assertThat(sent.get().method()).isEqualTo(httpMethod(key));
        assertThat(target[0]).isEqualTo(path(key).replaceAll("\\{(\\w+)}", "$1%20%2F%C3%A9"));
        assertThat(target.length == 1 ? List.of() : List.of(target[1].split("&")))
                .containsExactlyInAnyOrderElementsOf(values(key, "query").keySet().stream()
                        .map(name -> name + "=" + name + "%20%2F%C3%A9")
                        .toList());
        assertThat(new String(sent.get().body(), StandardCharsets.UTF_8)).isEqualTo(body == null ? "" : "{\"a\":1.50}");
    }

    @Test
    void handsScopeAndReaderToTheTransport() {
        var scope = new CallScope("test", Duration.ofSeconds(1));
        AnswerReader reader = body -> Json.MAPPER.missingNode();
        var seen = new AtomicReference<List<Object>>();
        var api = new PaigoApi((request, given, read) -> {
            seen.set(List.of(given, read));
            return PaigoResult.Success.empty(200);
        });

        api.send(new PaigoRequest("GET /customers", Map.of(), Map.of(), null, reader), scope);

        assertThat(seen.get()).containsExactly(scope, reader);
    }

    private static Stream<Method> operations() {
        return Arrays.stream(PaigoApi.class.getDeclaredMethods()).filter(m -> m.isAnnotationPresent(Operation.class));
    }

    private static Method method(String key) {
        return operations().filter(m -> key(m).equals(key)).findFirst().orElseThrow();
    }

    private static String key(Method method) {
        return method.getAnnotation(Operation.class).summary();
    }

    private static Stream<Parameter> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .map(p -> p.getAnnotation(Parameter.class))
                .filter(p -> p != null && (p.in() == ParameterIn.PATH || p.in() == ParameterIn.QUERY));
    }

    private static String httpMethod(String key) {
        return key.substring(0, key.indexOf(' '));
    }

    private static String path(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }

    private static JsonNode operation(String key) {
        return CONTRACT.path("paths").path(path(key)).path(httpMethod(key).toLowerCase(Locale.ROOT));
    }

    private static List<JsonNode> declared(String key) {
        return Stream.of(CONTRACT.path("paths").path(path(key)), operation(key))
                .flatMap(holder -> holder.path("parameters").valueStream())
                .map(p -> p.has("$ref") ? CONTRACT.at(p.path("$ref").asString().substring(1)) : p)
                .filter(p -> List.of("path", "query").contains(p.path("in").asString()))
                .toList();
    }

    private static Map<String, String> values(String key, String in) {
        return declared(key).stream()
                .filter(p -> p.path("in").asString().equals(in))
                .map(p -> p.path("name").asString())
                .collect(Collectors.toMap(Function.identity(), name -> name + " /é"));
    }

    private static void collect(Object node, TreeSet<String> found) {
        if (node instanceof Map<?, ?> map) {
            map.values().forEach(value -> collect(value, found));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, found));
        } else if (node instanceof String text && OPERATION.matcher(text).matches()) {
            found.add(text);
        }
    }

    private static String resource(String name) {
        try (var in = PaigoApiTest.class.getResourceAsStream("/dev/paigomcp/generated/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
