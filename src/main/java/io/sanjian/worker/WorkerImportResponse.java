package io.sanjian.worker;

import io.sanjian.imports.RowOutcome;
import io.sanjian.imports.SheetUse;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to an import as the API describes it; it is written as a stream, never held. */
@Schema(name = "WorkerImportResponse")
public record WorkerImportResponse(long total, long accepted, long updated, long unchanged, long rejected,
        @Nullable List<SheetUse> sheets, List<RowOutcome> rows) {
}
