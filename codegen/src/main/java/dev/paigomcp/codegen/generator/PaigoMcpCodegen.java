package dev.paigomcp.codegen.generator;

import dev.paigomcp.codegen.Generated;
import dev.paigomcp.codegen.Inputs;
import dev.paigomcp.codegen.Pipeline;
import dev.paigomcp.codegen.source.Diagnostic;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.languages.JavaClientCodegen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generator {@code paigo-mcp} of openapi-generator-maven-plugin: a thin edge around {@link Pipeline}. The plugin names
 * the contract; the mapping {@code tools.yaml} and its schema {@code tools.schema.json} stand beside it.
 */
public final class PaigoMcpCodegen extends JavaClientCodegen {
    private static final Logger LOG = LoggerFactory.getLogger("paigo-mcp");

    private @Nullable Generated generated;

    @Override
    public String getName() {
        return "paigo-mcp";
    }

    @Override
    public String getHelp() {
        return "Generates the Paigo client and the MCP tools of paigo-mcp.";
    }

    /** The first thing that the plugin tells, before it looks at what its own parser made of the contract. */
    @Override
    public void setInputSpec(String inputSpec) {
        super.setInputSpec(inputSpec);
        var result = Pipeline.run(read(Path.of(inputSpec)));
        result.warnings().forEach(warning -> LOG.warn("{}", warning));
        if (!result.errors().isEmpty()) {
            throw new GenerationFailed(
                    result.errors().stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        }
        result.report().forEach(line -> LOG.info("{}", line));
        generated = result;
    }

    @Override
    public void processOpts() {
        super.processOpts();
        modelTemplateFiles.clear();
        modelDocTemplateFiles.clear();
        modelTestTemplateFiles.clear();
        apiDocTemplateFiles.clear();
        apiTestTemplateFiles.clear();
        apiTemplateFiles.clear();
        apiTemplateFiles.put("paigo_api.mustache", ".java");
        apiTemplateFiles.put("paigo_operations.mustache", "Operations.java");
        supportingFiles.removeIf(file -> !file.getDestinationFilename().endsWith(".java"));
        for (var file : result().files().entrySet()) {
            write(Path.of(getOutputDir(), "src", "main", "resources").resolve(file.getKey()), file.getValue());
        }
    }

    /** Puts the client's part of the repaired contract in the place of what the plugin parsed. */
    @Override
    public void preprocessOpenAPI(OpenAPI openAPI) {
        var client =
                new OpenAPIV3Parser().readContents(result().clientDocument()).getOpenAPI();
        openAPI.setOpenapi(client.getOpenapi());
        openAPI.setInfo(client.getInfo());
        openAPI.setServers(client.getServers());
        openAPI.setPaths(client.getPaths());
        openAPI.setComponents(null);
        openAPI.setSecurity(null);
        openAPI.setTags(null);
        super.preprocessOpenAPI(openAPI);
    }

    private Generated result() {
        if (generated == null) {
            throw new GenerationFailed("the contract was not given: set <inputSpec>");
        }
        return generated;
    }

    private static Inputs read(Path contract) {
        try {
            return new Inputs(
                    name(contract),
                    Files.readString(contract),
                    name(contract.resolveSibling("tools.yaml")),
                    Files.readString(contract.resolveSibling("tools.yaml")),
                    Files.readString(contract.resolveSibling("tools.schema.json")));
        } catch (IOException e) {
            throw new GenerationFailed(contract + ": error: cannot be read: " + e.getMessage());
        }
    }

    /** {@code specs/tools.yaml}: the last folder and the file, the same on every machine. */
    private static String name(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        return absolute.subpath(Math.max(0, absolute.getNameCount() - 2), absolute.getNameCount())
                .toString();
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The findings are the message; where in the generator they were thrown helps nobody. */
    static final class GenerationFailed extends RuntimeException {
        GenerationFailed(String message) {
            super("\n" + message, null, false, false); // so that path:line: starts a line
        }
    }
}
