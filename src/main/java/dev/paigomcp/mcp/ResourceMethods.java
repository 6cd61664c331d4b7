package dev.paigomcp.mcp;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.resources.LibraryResult;
import dev.paigomcp.resources.ResourceLibrary;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers what is asked of prompts, resources and completions. */
final class ResourceMethods {
    private static final Logger FAULTS = LoggerFactory.getLogger(ResourceMethods.class);

    private final ResourceLibrary library;
    private final ResultEnvelope dress;
    private final int resourceNotFound;
    private final StaticList prompts;
    private final StaticList resources;
    private final StaticList templates;

    /**
     * The methods under one era.
     *
     * @param resourceNotFound the code of the error that the eras disagree on
     */
    ResourceMethods(ResourceLibrary library, ResultEnvelope dress, int resourceNotFound) {
        this.library = library;
        this.dress = dress;
        this.resourceNotFound = resourceNotFound;
        this.prompts = new StaticList("prompts", "prompts", library.prompts(), dress);
        this.resources = new StaticList("resources", "resources", library.resources(), dress);
        this.templates = new StaticList("resourceTemplates", "resource templates", library.templates(), dress);
    }

    RpcResponse listPrompts(Message.Request request) {
        return prompts.answer(request);
    }

    RpcResponse listResources(Message.Request request) {
        return resources.answer(request);
    }

    RpcResponse listTemplates(Message.Request request) {
        return templates.answer(request);
    }

    RpcResponse getPrompt(Message.Request request, RequestContext info) {
        return library.lacks().map(right -> forbidden(request, right)).orElseGet(() -> prompt(request, info));
    }

    RpcResponse readResource(Message.Request request, RequestContext info) {
        return library.lacks().map(right -> forbidden(request, right)).orElseGet(() -> read(request, info));
    }

    RpcResponse complete(Message.Request request, RequestContext info) {
        return library.lacks().map(right -> forbidden(request, right)).orElseGet(() -> completion(request, info));
    }

    private static RpcResponse forbidden(Message.Request request, Scope right) {
        return RpcResponse.forbidden(request.id(), right, "The method " + request.method());
    }

    private RpcResponse prompt(Message.Request request, RequestContext info) {
        var name = request.params().path("name");
        if (!name.isString()) {
            return invalid(request, "The parameter \"name\" must be a string, the name of a prompt");
        }
        var arguments = request.params().get("arguments");
        if (arguments != null && !arguments.isObject()) {
            return invalid(request, "The parameter \"arguments\" must be an object of strings");
        }
        var given = arguments == null ? Json.MAPPER.createObjectNode() : (ObjectNode) arguments;
        var found = ask(info, () -> library.prompt(name.stringValue(), given));
        return reply(request, found, dress.complete().apply(value(found)));
    }

    private RpcResponse read(Message.Request request, RequestContext info) {
        var uri = request.params().path("uri");
        if (!uri.isString()) {
            return invalid(request, "The parameter \"uri\" must be a string, the address of a resource");
        }
        var progress = Progress.of(request, info.caller());
        progress.ifPresent(told -> info.scope().onProgress(told::tell));
        var found = ask(info, () -> library.read(uri.stringValue(), info.scope()));
        progress.ifPresent(Progress::end);
        var lasting = found instanceof LibraryResult.Result result && result.lasting();
        if (found instanceof LibraryResult.Nothing missing) {
            var data = Json.MAPPER.createObjectNode().put("uri", Ellipsis.quoted(uri.stringValue()));
            return RpcResponse.error(200, request.id(), resourceNotFound, missing.message(), data);
        }
        var dressed = (lasting ? dress.lasting() : dress.live()).apply(value(found));
        return reply(request, found, dressed);
    }

    private RpcResponse completion(Message.Request request, RequestContext info) {
        var argument = request.params().path("argument").path("name");
        var start = request.params().path("argument").path("value");
        if (!argument.isString() || !start.isString()) {
            return invalid(
                    request, "The parameter \"argument\" must be an object with the strings \"name\" and \"value\"");
        }
        var ref = request.params().path("ref");
        var type = ref.path("type").asString("");
        var isPrompt = type.equals("ref/prompt");
        var named = ref.path(isPrompt ? "name" : "uri");
        if (!named.isString() || (!isPrompt && !type.equals("ref/resource"))) {
            return invalid(
                    request,
                    "The parameter \"ref\" must be {\"type\":\"ref/prompt\",\"name\":...} or"
                            + " {\"type\":\"ref/resource\",\"uri\":...}");
        }
        var of = named.stringValue();
        var found = ask(
                info,
                () -> isPrompt
                        ? library.completePrompt(of, argument.stringValue(), start.stringValue(), info.scope())
                        : library.completeTemplate(of, argument.stringValue(), start.stringValue(), info.scope()));
        return reply(request, found, dress.complete().apply(value(found)));
    }

    /** A fault of ours must reach no client in its own words, and must not end the server. */
    private static LibraryResult ask(RequestContext info, Supplier<LibraryResult> question) {
        try {
            return question.get();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            FAULTS.error("id={} failed", info.scope().correlationId(), e);
            return new LibraryResult.Failed(
                    "Internal error of this server, not of the parameters. Its log has the cause under"
                            + " the correlation id " + info.scope().correlationId() + ".");
        }
    }

    private static ObjectNode value(LibraryResult found) {
        return found instanceof LibraryResult.Result result ? result.value() : Json.MAPPER.createObjectNode();
    }

    private static RpcResponse reply(Message.Request request, LibraryResult found, ObjectNode dressed) {
        if (found instanceof LibraryResult.Nothing missing) {
            return invalid(request, missing.message());
        }
        if (found instanceof LibraryResult.Wrong wrong) {
            return invalid(request, wrong.message());
        }
        return found instanceof LibraryResult.Failed failed
                ? RpcResponse.error(200, request.id(), ErrorCodes.INTERNAL_ERROR, failed.message(), null)
                : RpcResponse.result(request.id(), Json.bytes(dressed));
    }

    private static RpcResponse invalid(Message.Request request, String message) {
        return RpcResponse.error(200, request.id(), ErrorCodes.INVALID_PARAMS, message, null);
    }
}
