package dev.paigomcp.paigo;

import dev.paigomcp.common.Json;
import dev.paigomcp.common.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Finds Paigo's own words in the body of a refusal, and makes them fit to be shown: {@code {message}} with one text or
 * several, {@code {error, error_description}}, or the beginning of any other text.
 *
 * @param hidden values that must not be shown if Paigo repeats them
 */
record ErrorText(List<Secret> hidden) {
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_UNSTRUCTURED_LENGTH = 300;
    private static final int MAX_UNSTRUCTURED_BYTES = 4096;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]+");
    private static final Pattern HIDDEN_HTML =
            Pattern.compile("(?is)<(script|style|head)\\b[^>]*>.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Returns the words, or empty if there are none. */
    Optional<String> in(byte[] body) {
        var said = structured(body)
                .map(text -> clean(text, MAX_LENGTH))
                .orElseGet(() -> clean(withoutHtml(body), MAX_UNSTRUCTURED_LENGTH));
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }

    private Optional<String> structured(byte[] body) {
        try {
            var tree = Json.TOLERANT.readTree(body);
            return List.of("message", "error_description", "error").stream()
                    .map(name -> text(tree.path(name)))
                    .filter(text -> !text.isBlank())
                    .findFirst();
        } catch (JacksonException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode said) {
        if (said.isArray()) {
            return said.valueStream()
                    .map(ErrorText::text)
                    .filter(text -> !text.isBlank())
                    .collect(Collectors.joining("; "));
        }
        if (said.isString()) {
            return said.stringValue();
        }
        return said.isMissingNode() || said.isNull() ? "" : said.toString();
    }

    private static String withoutHtml(byte[] body) {
        // The patterns are slow on hostile text, so they see only its beginning.
        var text = new String(body, 0, Math.min(body.length, MAX_UNSTRUCTURED_BYTES), StandardCharsets.UTF_8);
        return TAG.matcher(HIDDEN_HTML.matcher(text).replaceAll(" ")).replaceAll(" ");
    }

    private String clean(String said, int maxLength) {
        var text = said;
        for (var secret : hidden) {
            text = secret.reveal().isEmpty() ? text : text.replace(secret.reveal(), secret.toString());
        }
        var cleaned = SPACES.matcher(INVISIBLE.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        if (cleaned.length() <= maxLength) {
            return cleaned;
        }
        var end = Character.isHighSurrogate(cleaned.charAt(maxLength - 2)) ? maxLength - 2 : maxLength - 1;
        return cleaned.substring(0, end) + "…";
    }
}
