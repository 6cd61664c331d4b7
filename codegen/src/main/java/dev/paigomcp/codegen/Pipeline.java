package dev.paigomcp.codegen;

import dev.paigomcp.codegen.contract.Contract;
import dev.paigomcp.codegen.render.ClientDocument;
import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.codegen.source.DocumentReader;
import java.util.TreeMap;

/** Read, repair, resolve, render: a function from two documents to files and findings. */
public final class Pipeline {
    private Pipeline() {}

    public static Generated run(Inputs in) {
        var out = new Diagnostics();
        var document = DocumentReader.read(in.contractFile(), in.contract(), out);
        var files = new TreeMap<String, String>();
        if (document.isEmpty()) {
            return new Generated(files, "{}", out.all());
        }
        var contract = Contract.of(document.get(), out);
        var client = ClientDocument.of(contract, contract.operations().values());
        files.put("dev/paigomcp/contract.json", contract.document().root().toPrettyString() + "\n");
        return new Generated(files, client.toPrettyString(), out.all());
    }
}
