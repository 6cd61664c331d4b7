package dev.paigomcp.demo;

import tools.jackson.databind.node.ObjectNode;

/**
 * A request that reached the demo's API.
 *
 * @param status the answer's status, 0 when the connection was dropped
 * @param applied whether it was carried out with success, whatever was answered
 */
public record DemoRequest(String method, String path, int status, boolean applied) {
    ObjectNode json() {
        var json = DemoJson.object().put("method", method).put("path", path);
        if (status == 0) {
            json.put("status", "dropped");
        } else {
            json.put("status", status);
        }
        return json.put("applied", applied);
    }
}
