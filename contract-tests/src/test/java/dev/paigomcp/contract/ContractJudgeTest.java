package dev.paigomcp.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.paigomcp.common.Json;
import dev.paigomcp.tools.GeneratedTools;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * The committed pact, held against specs/paigo.openapi.yaml, as the build repaired it, by swagger-request-validator: a
 * judge that is not ours.
 */
class ContractJudgeTest {
    /** Paigo may say more than its contract promises: invoiceId is one such field. */
    private static final String MORE_THAN_PROMISED = "validation.response.body.schema.additionalProperties";

    private final OpenApiInteractionValidator judge = OpenApiInteractionValidator.createForInlineApiSpecification(
                    GeneratedTools.resource("contract.json").toString())
            .withLevelResolver(LevelResolver.create()
                    .withLevel(MORE_THAN_PROMISED, ValidationReport.Level.IGNORE)
                    .build())
            .build();

    @TestFactory
    Stream<DynamicTest> eachInteractionKeepsTheContract() throws IOException {
        return interactions().stream()
                .map(i -> DynamicTest.dynamicTest(i.path("description").asString(), () -> {
                    var report = judge.validate(request(i.path("request")), response(i.path("response")));
                    assertThat(report.hasErrors())
                            .as(SimpleValidationReportFormat.getInstance().apply(report))
                            .isFalse();
                }));
    }

    @Test
    void theJudgeFindsAViolation() {
        var report = judge.validateRequest(SimpleRequest.Builder.post("/usage")
                .withContentType("application/json")
                .withBody("{\"customerId\": 5}")
                .build());
        assertThat(report.hasErrors()).isTrue();
    }

    @Test
    void everyMappedOperationHasASuccessAndEachRefusalThatTheContractDeclares() throws IOException {
        var seen = new HashSet<String>();
        Example.all().forEach(e -> seen.add(e.operation() + " " + e.status()));
        var recorded = new HashSet<String>();
        interactions().forEach(i -> recorded.add(i.path("description").asString()));
        Example.all().forEach(e -> assertThat(recorded).contains(e.toString()));
        assertThat(seen).containsAll(declared());
    }

    /** {@code operation status} for every success and refusal of every mapped operation, from the contract itself. */
    private static Set<String> declared() {
        var declared = new HashSet<String>();
        var contract = GeneratedTools.resource("contract.json");
        for (var operation :
                Example.all().stream().map(Example::operation).distinct().toList()) {
            var parts = operation.split(" ", 2);
            var responses = contract.path("paths")
                    .path(parts[1])
                    .path(parts[0].toLowerCase(java.util.Locale.ROOT))
                    .path("responses");
            responses.propertyNames().forEach(status -> declared.add(operation + " " + status));
        }
        return declared;
    }

    private static List<JsonNode> interactions() throws IOException {
        return Json.MAPPER
                .readTree(Files.readString(ConsumerPactTest.PACT))
                .path("interactions")
                .valueStream()
                .toList();
    }

    private static Request request(JsonNode from) {
        var request = new SimpleRequest.Builder(
                from.path("method").asString(), from.path("path").asString());
        from.path("headers")
                .properties()
                .forEach(h -> request.withHeader(h.getKey(), h.getValue().get(0).asString()));
        from.path("query")
                .properties()
                .forEach(q ->
                        request.withQueryParam(q.getKey(), q.getValue().get(0).asString()));
        if (from.has("body")) {
            request.withBody(from.path("body").path("content").toString());
        }
        return request.build();
    }

    private static SimpleResponse response(JsonNode from) {
        return SimpleResponse.Builder.status(from.path("status").asInt())
                .withContentType("application/json")
                .withBody(from.path("body").path("content").toString())
                .build();
    }
}
