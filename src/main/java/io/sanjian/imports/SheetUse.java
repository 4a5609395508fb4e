package io.sanjian.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an import made of one sheet of a workbook.
 *
 * @param name     as its tab shows it
 * @param use      whether its rows were read
 * @param why      why they were not, or null
 * @param headings row of its headings (the first of two), as a spreadsheet counts, or null
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SheetUse(String name, Use use, @Nullable Reason why, @Nullable Integer headings) {

    /** Whether the rows of a sheet were read. */
    @Schema(name = "SheetState")
    public enum Use {
        DATA, IGNORED
    }

    /** Why a sheet was not read. */
    @Schema(name = "SheetIgnoredReason")
    public enum Reason {
        HIDDEN, EMPTY, NO_HEADINGS
    }

    static SheetUse ignored(Sheet sheet, Reason why) {
        return new SheetUse(sheet.name(), Use.IGNORED, why, null);
    }

    static SheetUse data(Sheet sheet, int headings) {
        return new SheetUse(sheet.name(), Use.DATA, null, headings);
    }
}
