package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paigomcp.common.Json;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SchemaErrorsTest {
    @Test
    void yieldsTheFirstErrorsAndCountsAllOfThem() {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.MAPPER.readTree("{\"items\":{\"type\":\"string\"}}"));
        var numbers = Json.MAPPER.createArrayNode();
        for (var i = 0; i < 100; i++) {
            numbers.add(i);
        }

        var errors = SchemaErrors.of(schema, numbers);

        var yielded = new ArrayList<Error>();
        errors.iterator().forEachRemaining(yielded::add);
        assertThat(errors.size()).isEqualTo(100);
        assertThat(yielded).isEqualTo(errors.kept()).hasSize(ArgumentProblems.MAX_TOLD);
    }
}
