package dev.paigomcp;

import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program with the sample account, asked in either era. Single quotes stand for double ones. */
interface Asked extends AutoCloseable {
    /** The answer's bytes as text; the parameters are the inside of an object. */
    String body(String era, String method, String params);

    default JsonNode ask(String era, String method, String params) {
        return JsonMapper.shared().readTree(body(era, method, params));
    }

    static String message(String era, String method, String params) {
        var meta = "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
                + "'io.modelcontextprotocol/clientCapabilities':{}}";
        var all = era.startsWith("2026") ? meta + (params.isEmpty() ? "" : "," + params) : params;
        return ("{'jsonrpc':'2.0','id':1,'method':'" + method + "','params':{" + all + "}}").replace('\'', '"');
    }

    @Override
    void close() throws IOException;
}
