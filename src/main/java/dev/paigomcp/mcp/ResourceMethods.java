package dev.paigomcp.mcp;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.resources.LibraryResult;
import dev.paigomcp.resources.ResourceLibrary;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers the methods of prompts, resources and completions, all of which read. */
final class ResourceMethods {
    private static final FaultBoundary FAULTS =
            new FaultBoundary(LoggerFactory.getLogger(ResourceMethods.class), "method=", "parameters");

    private final ResourceLibrary library;
    private final GrantedScopes granted;

    ResourceMethods(ResourceLibrary library, GrantedScopes granted) {
        this.library = library;
        this.granted = granted;
    }

    /** Returns the methods by name. */
    MethodTable table(AnswerFormat format) {
        return MethodTable.EMPTY
                .with(
                        McpSchema.METHOD_PROMPT_LIST,
                        new StaticList("prompts", "prompts", permitted(library.prompts()), format))
                .with(McpSchema.METHOD_PROMPT_GET, permitted(this::prompt))
                .with(
                        McpSchema.METHOD_RESOURCES_LIST,
                        new StaticList("resources", "resources", permitted(library.resources()), format))
                .with(
                        McpSchema.METHOD_RESOURCES_TEMPLATES_LIST,
                        new StaticList(
                                "resourceTemplates", "resource templates", permitted(library.templates()), format))
                .with(McpSchema.METHOD_RESOURCES_READ, permitted(this::read))
                .with(McpSchema.METHOD_COMPLETION_COMPLETE, permitted(this::completion));
    }

    private List<ObjectNode> permitted(List<ObjectNode> items) {
        return granted.contains(Scope.read) ? items : List.of();
    }

    private MethodTable.Method permitted(MethodTable.Method method) {
        return granted.requiring(Scope.read, method);
    }

    private RpcResponse prompt(McpRequest request) {
        var name = request.params().path("name");
        if (!name.isString()) {
            return request.invalid("The parameter \"name\" must be a string, the name of a prompt");
        }
        var arguments = request.optional("arguments");
        if (!arguments.isObject() && !arguments.isMissingNode()) {
            return request.invalid("The parameter \"arguments\" must be an object of strings");
        }
        var given = arguments instanceof ObjectNode some ? some : Json.MAPPER.createObjectNode();
        return complete(request, ask(request, () -> library.prompt(name.stringValue(), given)));
    }

    private RpcResponse read(McpRequest request) {
        var uri = request.params().path("uri");
        if (!uri.isString()) {
            return request.invalid("The parameter \"uri\" must be a string, the address of a resource");
        }
        var result = request.withProgress(() -> ask(request, () -> library.read(uri.stringValue(), request.scope())));
        var format = request.format();
        return answer(
                request,
                result,
                found -> found.lasting() ? format.lasting(found.value()) : format.live(found.value()),
                missing -> request.error(
                        200,
                        format.resourceNotFound(),
                        missing,
                        Json.MAPPER.createObjectNode().put("uri", Ellipsis.quoted(uri.stringValue()))));
    }

    private RpcResponse completion(McpRequest request) {
        var argument = request.params().path("argument").path("name");
        var start = request.params().path("argument").path("value");
        if (!argument.isString() || !start.isString()) {
            return request.invalid(
                    "The parameter \"argument\" must be an object with the strings \"name\" and \"value\"");
        }
        var ref = request.params().path("ref");
        var type = ref.path("type").asString("");
        var isPrompt = type.equals("ref/prompt");
        var named = ref.path(isPrompt ? "name" : "uri");
        if (!named.isString() || (!isPrompt && !type.equals("ref/resource"))) {
            return request.invalid("The parameter \"ref\" must be {\"type\":\"ref/prompt\",\"name\":...} or"
                    + " {\"type\":\"ref/resource\",\"uri\":...}");
        }
        var of = named.stringValue();
        var scope = request.scope();
        return complete(
                request,
                ask(
                        request,
                        () -> isPrompt
                                ? library.completePrompt(of, argument.stringValue(), start.stringValue(), scope)
                                : library.completeTemplate(of, argument.stringValue(), start.stringValue(), scope)));
    }

    private static LibraryResult ask(McpRequest request, Supplier<LibraryResult> question) {
        return FAULTS.run(
                request.message().method(), request.scope(), question, fault -> LibraryResult.failed(fault.message()));
    }

    private static RpcResponse complete(McpRequest request, LibraryResult result) {
        return answer(request, result, found -> request.format().complete(found.value()), request::invalid);
    }

    private static RpcResponse answer(
            McpRequest request,
            LibraryResult result,
            Function<LibraryResult.Found, ObjectNode> formatted,
            Function<String, RpcResponse> notFound) {
        return result.fold(found -> request.result(formatted.apply(found)), failure -> switch (failure.reason()) {
            case NOT_FOUND -> notFound.apply(failure.message());
            case INVALID -> request.invalid(failure.message());
            case FAILED -> request.error(200, ErrorCodes.INTERNAL_ERROR, failure.message(), null);
        });
    }
}
