package dev.paigomcp.codegen.generator;

import dev.paigomcp.codegen.Pipeline;
import dev.paigomcp.codegen.Pipeline.Generated;
import dev.paigomcp.codegen.Pipeline.Inputs;
import dev.paigomcp.codegen.source.Diagnostic;
import dev.paigomcp.mapping.PathTemplate;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.languages.AbstractJavaCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.OperationsMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generator {@code paigo-mcp} of openapi-generator-maven-plugin: a thin edge around {@link Pipeline}. The plugin names
 * the contract; the mapping {@code tools.yaml} and its schema {@code tools.schema.json} are read from the same folder.
 *
 * <p>The client is one Java file made from our own template. openapi-generator names methods and parameters; none of its
 * support files, models or HTTP libraries is used.
 */
public final class PaigoMcpCodegen extends AbstractJavaCodegen {
    private static final Logger LOG = LoggerFactory.getLogger("paigo-mcp");

    private @Nullable Generated generated;

    /** Called by the plugin, through {@link java.util.ServiceLoader}. */
    public PaigoMcpCodegen() {
        embeddedTemplateDir = templateDir = "paigo-client";
        apiPackage = "dev.paigomcp.client";
    }

    @Override
    public CodegenType getTag() {
        return CodegenType.CLIENT;
    }

    @Override
    public String getName() {
        return "paigo-mcp";
    }

    @Override
    public String getHelp() {
        return "Generates the Paigo client and the MCP tools of paigo-mcp.";
    }

    /** Runs the pipeline: this is the plugin's first call, made before it looks at its own parse of the contract. */
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

    /** Leaves one template, that of the client's class, and writes the server's resources. */
    @Override
    public void processOpts() {
        super.processOpts();
        modelTemplateFiles.clear();
        modelDocTemplateFiles.clear();
        modelTestTemplateFiles.clear();
        apiDocTemplateFiles.clear();
        apiTestTemplateFiles.clear();
        apiTemplateFiles.clear();
        supportingFiles.clear();
        apiTemplateFiles.put("api.mustache", ".java");
        for (var file : result().files().entrySet()) {
            write(Path.of(getOutputDir(), "src", "main", "resources").resolve(file.getKey()), file.getValue());
        }
    }

    /** Replaces what the plugin parsed by the client's part of the repaired contract. */
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

    /** Gives the template the parts of each path, so that the client has no path template to parse. */
    @Override
    public OperationsMap postProcessOperationsWithModels(OperationsMap operations, List<ModelMap> models) {
        for (var operation : operations.getOperations().getOperation()) {
            operation.vendorExtensions.put(
                    "x-path", PathPart.of(PathTemplate.parse(operation.path), operation.pathParams));
        }
        return super.postProcessOperationsWithModels(operations, models);
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

    /** Returns the last folder and the file, such as {@code specs/tools.yaml}: equal on every machine. */
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

    /** Ends the build with the findings as its message; a stack trace of the generator would help nobody. */
    static final class GenerationFailed extends RuntimeException {
        GenerationFailed(String message) {
            super("\n" + message, null, false, false); // so that path:line: starts a line
        }
    }
}
