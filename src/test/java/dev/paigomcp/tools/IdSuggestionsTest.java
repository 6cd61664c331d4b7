package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.transport.PaigoResult;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdSuggestionsTest {
    @Test
    void manyUnknownIdsAreCountedNotListed() {
        var ids = IntStream.range(0, 1000).mapToObj(i -> "'nope-" + i + "'").collect(Collectors.joining(","));
        var dimensions = Json.MAPPER.createObjectNode();
        IntStream.range(0, 1000)
                .forEach(i -> dimensions.withArrayProperty("data").addObject().put("dimensionId", "dim-" + i));

        var result = GivenAnswers.call(
                "create_offering",
                "{'offeringName':'x','offeringVisibility':'private','dimensionIds':[" + ids + "]}",
                (request, scope) -> request.operation().startsWith("POST ")
                        ? new PaigoResult.Refused(400, "Dimension nope-0 does not exist")
                        : GivenAnswers.success(request, 200, dimensions.toString()));

        assertThat(result.text().lines().filter(line -> line.startsWith("- dimensionIds:")))
                .hasSize(6)
                .last()
                .isEqualTo("- dimensionIds: 995 more are not known.");
    }
}
