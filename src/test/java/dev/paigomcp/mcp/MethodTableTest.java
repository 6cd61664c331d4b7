package dev.paigomcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MethodTableTest {
    private static final MethodTable.Method METHOD = request -> RpcResponse.accepted();

    private final MethodTable table =
            MethodTable.EMPTY.with("b", METHOD).with("a", METHOD).with("c", METHOD);

    @Test
    void namesItsMethodsInTheOrderInWhichTheyWereAdded() {
        assertThat(table.names()).isEqualTo("b, a and c");
    }

    @Test
    void wrapsAMethodInItsPlace() {
        MethodTable.Method other = request -> RpcResponse.refusal(400, 1, "other");

        var wrapped = table.wrap("a", method -> method == METHOD ? other : method);

        assertThat(wrapped.find("a")).contains(other);
        assertThat(wrapped.find("b")).contains(METHOD);
        assertThat(wrapped.names()).isEqualTo("b, a and c");
        assertThat(table.find("a")).contains(METHOD);
    }

    @Test
    void wrapsNoMethodThatItDoesNotHave() {
        assertThatThrownBy(() -> table.wrap("d", method -> method)).isInstanceOf(NullPointerException.class);
    }
}
