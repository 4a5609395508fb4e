package io.sanjian.imports;

import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The forms in which rows are taken; the Content-Type decides. */
public enum RowFormat {
    /** One JSON object per line. */
    NDJSON("application/x-ndjson", "application/ndjson", "application/jsonl", "application/json-lines",
            "application/x-json-lines"),
    /** An array of JSON objects. */
    JSON("application/json"),
    /** UTF-8 or GB18030, with headings. */
    CSV("text/csv", "application/csv"),
    /** Every visible sheet that has headings; what the file is made of decides between the old form and the new one. */
    WORKBOOK("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.ms-excel",
            "application/vnd.ms-excel.sheet.macroenabled.12");

    private final List<String> mediaTypes;

    RowFormat(String... mediaTypes) {
        this.mediaTypes = List.of(mediaTypes);
    }

    /**
     * The format of a Content-Type; parameters (charset) are not looked at here.
     *
     * @throws ProblemException UNSUPPORTED_MEDIA_TYPE, with the allowed types
     */
    public static RowFormat of(String contentType) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(f -> f.mediaTypes.contains(type)).findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        type.isEmpty() ? Message.of("A Content-Type is needed")
                                : Message.of("Rows are not read from {0}", type),
                        List.of(Violation.unknownCode("Content-Type", type, Stream.of(values())
                                .flatMap(f -> f.mediaTypes.stream()).toList()))));
    }
}
