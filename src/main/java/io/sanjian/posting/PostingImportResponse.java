package io.sanjian.posting;

import io.sanjian.imports.RowOutcome;
import java.util.List;

/** Form of the answer to an import, for its description; the answer itself is streamed. */
record PostingImportResponse(long total, long accepted, long updated, long unchanged, long rejected,
        List<RowOutcome> rows) {
}
