package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ids chosen so that all have one hash code: "Aa" and "BB" have the same, and so has any row of them. */
final class ManyEqualIdsTest {
    private static final int COUNT = 60_000;
    private static final int PARTS = 17;

    /** Without an order among equal hash codes, it would take minutes on any machine. */
    @Test
    @Timeout(60)
    void aListOfThemIsLookedThroughInTime() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < COUNT; i++) {
            var id = new StringBuilder();
            for (var part = 0; part < PARTS; part++) {
                id.append((i >> part & 1) == 0 ? "Aa" : "BB");
            }
            ids.add("'" + id + "'");
        }
        ids.add(ids.get(7));
        assertThat(ids.get(1).hashCode()).as("the premise").isEqualTo(ids.get(2).hashCode());

        try (var demo = new AskedDemo()) {
            assertThat(demo.refused(
                            "create_offering",
                            "'offeringName':'P','offeringVisibility':'private','dimensionIds':[" + String.join(",", ids)
                                    + "]"))
                    .contains("dimensionIds[" + COUNT + "]: is the same as dimensionIds[7]");
        }
    }
}
