package dev.paigomcp.tools;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The errors of one validation, of which only the first are kept: a value of a few megabytes can have a million, and each
 * takes more memory than the value itself. Too many of them end the validation.
 */
final class SchemaErrors extends AbstractList<Error> {
    private final List<Error> kept = new ArrayList<>(0);
    private int count;

    private SchemaErrors() {}

    /** Validates the value. The iteration over the result yields the first errors, its size counts all of them. */
    static SchemaErrors of(Schema schema, JsonNode value) {
        var errors = new SchemaErrors();
        try {
            schema.validate(value, context -> context.setErrors(errors));
        } catch (TooMany e) {
            return errors;
        }
        return errors;
    }

    /** Returns the errors that were kept, in the order in which they were found. */
    List<Error> kept() {
        return kept;
    }

    @Override
    public boolean add(Error error) {
        if (++count >= ArgumentProblems.MAX_COUNTED) {
            throw new TooMany();
        }
        return count > ArgumentProblems.MAX_TOLD || kept.add(error);
    }

    @Override
    public Iterator<Error> iterator() {
        return kept.iterator();
    }

    @Override
    public Error get(int index) {
        return kept.get(index);
    }

    @Override
    public int size() {
        return count;
    }

    /** Ends a validation from within; the validator has no other way to be stopped. */
    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super(null, null, false, false);
        }
    }
}
