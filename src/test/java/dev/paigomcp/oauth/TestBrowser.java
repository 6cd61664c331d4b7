package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser as far as signing in goes: cookies of the server, redirects, and the fields of a form. */
final class TestBrowser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([a-z_]+)\" value=\"([^\"]*)\">");
    private static final Pattern LINK = Pattern.compile("<a class=\"button[^\"]*\" href=\"([^\"]*)\"");
    private static final Pattern BOX =
            Pattern.compile("<input type=\"checkbox\" name=\"scope\" value=\"([^\"]*)\" checked>");

    private final World world;
    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    TestBrowser(World world) {
        this(world, "192.0.2.1");
    }

    TestBrowser(World world, String address) {
        this.world = world;
        this.address = address;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    HttpResponse<String> get(String url) {
        return send(url, null);
    }

    HttpResponse<String> post(String url, Map<String, List<String>> fields) {
        return send(url, fields);
    }

    /** Follows redirects until one leads to an application. */
    HttpResponse<String> follow(HttpResponse<String> response) {
        var at = response;
        for (var hops = 0; at.statusCode() / 100 == 3 && hops < 10; hops++) {
            var location = at.headers().firstValue("Location").orElseThrow();
            if (!location.startsWith(World.PUBLIC) && !location.startsWith("http://localhost")) {
                return at;
            }
            at = get(location);
        }
        return at;
    }

    /** The hidden fields of a page's form, and the boxes that are checked on it. */
    static Map<String, List<String>> form(HttpResponse<String> page) {
        var fields = new LinkedHashMap<String, List<String>>();
        HIDDEN.matcher(page.body()).results().forEach(hit -> fields.put(hit.group(1), List.of(hit.group(2))));
        var boxes = new ArrayList<String>();
        BOX.matcher(page.body()).results().forEach(hit -> boxes.add(hit.group(1)));
        if (!boxes.isEmpty()) {
            fields.put("scope", boxes);
        }
        return fields;
    }

    HttpResponse<String> signInOwn(HttpResponse<String> page, String id, String secret) {
        var fields = form(page);
        fields.put("client_id", List.of(id));
        fields.put("client_secret", List.of(secret));
        fields.put("name", List.of("Acme & Sons"));
        return follow(post(World.PUBLIC + "/oauth/own", fields));
    }

    HttpResponse<String> allow(HttpResponse<String> consent) {
        var fields = form(consent);
        fields.put("decision", List.of("allow"));
        return post(World.PUBLIC + "/oauth/consent", fields);
    }

    /** Where the link of a page leads. */
    static String link(HttpResponse<String> page) {
        var link = LINK.matcher(page.body());
        assertThat(link.find()).as("there is a link on the page").isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    /** What an answer to an application says. */
    static Map<String, String> answer(HttpResponse<String> redirect) {
        return answer(redirect.headers().firstValue("Location").orElseThrow());
    }

    static Map<String, String> answer(String address) {
        var location = URI.create(address);
        var answer = new LinkedHashMap<String, String>();
        for (var pair : location.getRawQuery().split("&")) {
            var parts = pair.split("=", 2);
            answer.put(parts[0], java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return answer;
    }

    static String encode(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream()
                        .map(value -> field.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(String url, @Nullable Map<String, List<String>> fields) {
        var request = world.request(url).header("X-Test-Address", address);
        var own = url.startsWith(World.PUBLIC);
        if (own && !cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (fields != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(encode(fields)));
        }
        var response = world.send(request);
        if (own) {
            response.headers().allValues("Set-Cookie").forEach(line -> {
                var pair = line.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
        }
        return response;
    }
}
