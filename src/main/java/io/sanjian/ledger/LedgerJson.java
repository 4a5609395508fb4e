package io.sanjian.ledger;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What was said of the columns as the tables keep it: by number, without what the worker holds. */
final class LedgerJson {
    private static final String VALUE = "v";
    private static final String TIME = "t";

    private LedgerJson() {
    }

    static String said(Map<LedgerColumn, LedgerWord> said) {
        JsonObject json = new JsonObject();
        said.forEach((column, last) -> {
            JsonObject word = new JsonObject().put(TIME, last.at().toString());
            if (last.value() != null && !LedgerLine.WITH_THE_WORKER.contains(column)) {
                word.put(VALUE, LedgerValues.text(last.value()));
            }
            json.put(Integer.toString(column.number()), word);
        });
        return json.encode();
    }

    /** What the worker holds comes without its value. */
    static Map<LedgerColumn, LedgerWord> said(String json) {
        Map<LedgerColumn, LedgerWord> said = new EnumMap<>(LedgerColumn.class);
        JsonObject words = new JsonObject(json);
        words.fieldNames().forEach(number -> {
            LedgerColumn column = column(number);
            JsonObject word = words.getJsonObject(number);
            said.put(column, new LedgerWord(LedgerValues.value(column, word.getString(VALUE)),
                    Instant.parse(word.getString(TIME))));
        });
        return said;
    }

    /** Columns 13 to 23 as they show. */
    static String weekly(Map<LedgerColumn, Object> shown) {
        JsonObject json = new JsonObject();
        shown.forEach((column, value) -> {
            if (LedgerValues.WEEKLY.contains(column)) {
                json.put(Integer.toString(column.number()), LedgerValues.text(value));
            }
        });
        return json.encode();
    }

    static Map<LedgerColumn, Object> weekly(String json) {
        Map<LedgerColumn, Object> shown = new EnumMap<>(LedgerColumn.class);
        JsonObject columns = new JsonObject(json);
        columns.fieldNames().forEach(number -> shown.put(column(number),
                LedgerValues.value(column(number), columns.getString(number))));
        return shown;
    }

    private static LedgerColumn column(String number) {
        return LedgerColumn.values()[Integer.parseInt(number) - 1];
    }
}
