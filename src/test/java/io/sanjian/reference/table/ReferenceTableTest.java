package io.sanjian.reference.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sanjian.reference.terms.EmploymentForm;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReferenceTableTest {

    @Test
    void readsFieldsByColumnName() {
        ReferenceTable.Row row = only("code,name,from,n\n a1 , 甲 ,2025-11-06,7\n");
        assertThat(row.text("code")).isEqualTo("a1");
        assertThat(row.text("name")).isEqualTo("甲");
        assertThat(row.date("from")).contains(LocalDate.of(2025, 11, 6));
        assertThat(row.whole("n", 1, 9)).isEqualTo(7);
    }

    @Test
    void skipsCommentsAndBlankLinesButCountsThem() {
        ReferenceTable table = table("# licence\n\ncode\n# part one\na\n\nb\n");
        assertThat(table.rows()).extracting(ReferenceTable.Row::line).containsExactly(5, 7);
    }

    @Test
    void readsQuotedFieldsWithCommasQuotesAndLineEnds() {
        ReferenceTable table = table("code,name\na,\"x, \"\"y\"\"\"\nb,\"two\nlines\"\nc,z\n");
        assertThat(table.rows()).extracting(row -> row.text("name")).containsExactly("x, \"y\"", "two\nlines", "z");
        assertThat(table.rows().getLast().line()).isEqualTo(5);
    }

    @Test
    void toleratesWindowsLineEndsByteOrderMarkAndMissingLastLineEnd() {
        assertThat(only("\uFEFFcode,name\r\na,b").text("name")).isEqualTo("b");
    }

    @Test
    void readsLists() {
        assertThat(only("names\n打灰| 扎钢筋 |\n").list("names")).isEqualTo(List.of("打灰", "扎钢筋", ""));
        assertThat(only("code,names\na,\n").list("names")).isEmpty();
    }

    @Test
    void anEmptyFieldIsAbsentUnlessItIsRequired() {
        ReferenceTable.Row row = only("code,name\na,\n");
        assertThat(row.optional("name")).isEmpty();
        fails(() -> row.text("name"), "t.csv:2: name is empty");
    }

    @Test
    void saysWhichLineHasTooFewOrTooManyFields() {
        fails(() -> table("code,name\na,b\nc\n"), "t.csv:3: has 1 fields, the header has 2");
        fails(() -> table("code,name\na,b,c\n"), "t.csv:2: has 3 fields, the header has 2");
    }

    @Test
    void saysWhereAKeyIsDoubled() {
        fails(() -> table("code\na\nb\na\n").uniqueBy("code"), "t.csv:4: duplicate code a, first on line 2");
    }

    @Test
    void saysWhereANumberDateOrConstantIsWrong() {
        ReferenceTable.Row row = only("n,d,e\nx,2025-02-30,CLUBS\n");
        fails(() -> row.whole("n", 0, 9), "t.csv:2: n 'x' is not a number");
        fails(() -> row.date("d"), "t.csv:2: d '2025-02-30' is not a date");
        fails(() -> row.constant("e", EmploymentForm.values()),
                "t.csv:2: e 'CLUBS' is none of [FULL_TIME, PART_TIME, TEMPORARY]");
        fails(() -> only("n\n10\n").whole("n", 0, 9), "t.csv:2: n 10 lies outside 0.0 to 9.0");
    }

    @Test
    void refusesAnEmptyFileTwinColumnsUnknownColumnsAndOpenQuotes() {
        fails(() -> table("# nothing\n"), "t.csv: is empty");
        fails(() -> table("code,code\n"), "t.csv:1: two columns are called code");
        fails(() -> only("code\na\n").text("name"), "t.csv: has no column name");
        fails(() -> table("code\n\"a\n"), "t.csv:2: has a quote that is never closed");
        fails(() -> table("code\n\"a\"b\n"), "t.csv:2: has text after a closing quote");
        fails(() -> ReferenceTable.load("no-such.csv"), "no-such.csv: is missing");
    }

    @Test
    void theFingerprintFollowsTheText() {
        assertThat(table("code\na\n").fingerprint()).isEqualTo(table("code\na\n").fingerprint())
                .isNotEqualTo(table("code\nb\n").fingerprint());
    }

    private static ReferenceTable table(String text) {
        return ReferenceTable.parse("t.csv", text);
    }

    private static ReferenceTable.Row only(String text) {
        assertThat(table(text).rows()).hasSize(1);
        return table(text).rows().getFirst();
    }

    private static void fails(ThrowingCallable action, String message) {
        assertThatExceptionOfType(ReferenceDataException.class).isThrownBy(action).withMessage(message);
    }
}
