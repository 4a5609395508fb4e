package io.sanjian.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JsonBodiesTest {
    private static final String JSON = "application/json";

    @Test
    void everyLineIsARow() throws IOException {
        assertThat(Bodies.read(Bodies.NDJSON, "{\"a\":1}\r\n\n  \n{\"a\":\"二\"}")).containsExactly("{\"a\":1}",
                "{\"a\":\"二\"}");
    }

    @Test
    void faultyLinesAreRowsOfTheirOwn() throws IOException {
        assertThat(Bodies.read(Bodies.NDJSON, "{\"a\":1\n[1]\n{} {}\nnull\nno\n{\"a\":1,}\n{\"a\":2}\n"))
                .containsExactly("MALFORMED", "MALFORMED", "MALFORMED", "MALFORMED", "MALFORMED", "MALFORMED",
                        "{\"a\":2}");
    }

    @Test
    void rowsAreNumberedWithoutBlankLines() throws IOException {
        assertThat(Bodies.rows(Bodies.NDJSON, "\n{}\n\nx\n{}")).extracting(Row::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstRow() throws IOException {
        assertThat(Bodies.read(Bodies.NDJSON, "\uFEFF{\"a\":1}")).containsExactly("{\"a\":1}");
        assertThat(Bodies.read(JSON, "\uFEFF[{\"a\":1}]")).containsExactly("{\"a\":1}");
    }

    @Test
    void textThatIsNotUtf8IsAFaultOfItsRow() throws IOException {
        byte[] gbk = "{\"a\":\"焊工\"}\n{\"a\":1}".getBytes(Charset.forName("GB18030"));
        assertThat(Bodies.read(Bodies.NDJSON, gbk)).containsExactly("MALFORMED", "{\"a\":1}");
    }

    @Test
    void otherEncodingsBreakNothing() throws IOException {
        byte[] wide = "[{\"a\":\"焊\"},{\"a\":1},2]".getBytes(Charset.forName("UTF-32"));
        for (int length = 0; length <= wide.length; length++) {
            assertThat(Bodies.rows(JSON, Arrays.copyOf(wide, length))).allMatch(row -> row.number() > 0);
        }
    }

    @Test
    void anOverlongLineIsOneRejectedRow() throws IOException {
        byte[] body = new byte[3 * Row.MAX_BYTES];
        Arrays.fill(body, (byte) 'x');
        body[body.length - 9] = '\n';
        byte[] last = "{\"a\":12}".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(last, 0, body, body.length - 8, 8);
        assertThat(Bodies.read(Bodies.NDJSON, body)).containsExactly("TOO_LONG", "{\"a\":12}");
    }

    @Test
    void anArrayIsCutAtItsOwnCommas() throws IOException {
        assertThat(Bodies.read(JSON, " [ {\"a\":[1,{\"b\":\"},]\\\"\"}]} , {\"a\":2}\n] ")).containsExactly(
                "{\"a\":[1,{\"b\":\"},]\\\"\"}]}", "{\"a\":2}");
        assertThat(Bodies.read(JSON, "[]")).isEmpty();
        assertThat(Bodies.read(JSON, "")).isEmpty();
        assertThat(Bodies.read(JSON, "{\"a\":1}")).containsExactly("{\"a\":1}");
    }

    @Test
    void aFaultyElementLosesNoOther() throws IOException {
        assertThat(Bodies.read(JSON, "[{\"a\":1},{b:2},3,,{\"a\":4}]")).containsExactly("{\"a\":1}", "MALFORMED",
                "MALFORMED", "MALFORMED", "{\"a\":4}");
    }

    @Test
    void anArrayThatBreaksOffSaysSo() throws IOException {
        assertThat(Bodies.read(JSON, "[{\"a\":1},{\"a\":2")).containsExactly("{\"a\":1}", "MALFORMED");
        assertThat(Bodies.rows(JSON, "[{\"a\":1},{\"a\":2").getLast()).isInstanceOf(Row.Last.class);
    }
}
