package io.sanjian.posting;

import io.sanjian.imports.RowOutcome;
import io.sanjian.imports.SheetUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Form of the answer to an import, for its description; the answer itself is streamed. */
record PostingImportResponse(long total, long accepted, long updated, long unchanged, long rejected,
        @Nullable List<SheetUse> sheets, List<RowOutcome> rows) {
}
