package dev.paigomcp.tools;

import dev.paigomcp.transport.PaigoResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a side read against which a call is held. What cannot be checked is not taken to be right. */
abstract class CheckedRead extends DecidingRead {
    private final String checked;
    private final boolean isById;

    /**
     * @param checked the names of the arguments that are held against it
     * @param isById whether it is read by an id of the call
     */
    CheckedRead(ToolCall call, String checked, boolean isById) {
        super(call);
        this.checked = checked;
        this.isById = isById;
    }

    /** Paigo does not know an id of the call, about which the call itself will say more; no other refusal says so. */
    @Override
    public Optional<ToolResult> refused(PaigoResult.Refused refused) {
        return isById && refused.status() == 404
                ? unknownThing()
                : undecided(
                        ToolResult.Outcome.refused,
                        "Paigo refused the look-up (" + refused.status() + ")"
                                + (call.mayRead() ? ": " + refused.message() : "."),
                        refused.status());
    }

    /** Lets the call go on; should it go well, its result says that nothing was checked. */
    private Optional<ToolResult> unknownThing() {
        call.notes().add(checked + " was not checked: what is at Paigo cannot be seen.");
        return Optional.empty();
    }

    @Override
    Optional<ToolResult> undecided(ToolResult.Outcome outcome, String why, @Nullable Integer status) {
        return Optional.of(ToolResult.failure(
                outcome,
                call.tool() + " was not carried out, since " + checked + " could not be checked: "
                        + call.why(why, status)
                        + (outcome == ToolResult.Outcome.unreadable ? "\n" : "\nTry again later. ")
                        + "The server's operator can switch such checks off (PAIGO_CHECKS).",
                status));
    }
}
