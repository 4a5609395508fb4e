package io.sanjian.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.sanjian.support.CpuTime;
import io.sanjian.web.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvBodiesTest {
    private static final String CSV = "text/csv";
    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void headingsNameTheFieldsAndDotsNestThem() throws IOException {
        assertThat(Bodies.read(CSV, "title,pay.min,pay.max,x\na,1,2,\nb,,,3")).containsExactly(
                "{\"title\":\"a\",\"pay\":{\"min\":\"1\",\"max\":\"2\"}}", "{\"title\":\"b\",\"x\":\"3\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"岗位名称,月薪", "岗位名称*,月薪（元）", " 岗位名称 ,\"月薪\n(税前)\"", "岗位名称;月薪", "岗位名称\t月薪"})
    void chineseHeadingsAreKnownWithNotesAndMarks(String headings) throws IOException {
        String separator = headings.contains(";") ? ";" : headings.contains("\t") ? "\t" : ",";
        assertThat(Bodies.read(CSV, headings + "\n焊工" + separator + "6000\n"))
                .containsExactly("{\"title\":\"焊工\",\"pay\":{\"min\":\"6000\"}}");
    }

    @Test
    void quotedCellsMayHoldAnything() throws IOException {
        assertThat(Bodies.read(CSV, "title,x\r\n\"a,\"\"b\"\"\r\nc\",\"\"\r\n5\" pipe,y\r\n")).containsExactly(
                "{\"title\":\"a,\\\"b\\\"\\r\\nc\"}", "{\"title\":\"5\\\" pipe\",\"x\":\"y\"}");
    }

    @Test
    void anUnclosedQuoteLosesOneLine() throws IOException {
        assertThat(Bodies.read(CSV, "title,x\n\"a,1\nb,2\nc,\"3\"\n")).containsExactly("MALFORMED",
                "{\"title\":\"b\",\"x\":\"2\"}", "{\"title\":\"c\",\"x\":\"3\"}");
        assertThat(Bodies.read(CSV, "title,x\na,\"1\nb,2")).containsExactly("MALFORMED",
                "{\"title\":\"b\",\"x\":\"2\"}");
        assertThat(Bodies.read(CSV, "title,x\n\"a\"b,1\nb,2")).containsExactly("MALFORMED",
                "{\"title\":\"b\",\"x\":\"2\"}");
    }

    @Test
    void anUnclosedQuoteIsNotFollowedForever() throws IOException {
        String many = "b,2\n".repeat(2_000);
        List<String> rows = Bodies.read(CSV, "title,x\n\"a,1\n" + many);
        assertThat(rows).hasSize(2_001).startsWith("MALFORMED").endsWith("{\"title\":\"b\",\"x\":\"2\"}");
    }

    @Test
    void anOverlongRowIsOneRejectedRow() throws IOException {
        String body = "title\n" + "x".repeat(Row.MAX_BYTES + 10) + "\nb\n";
        assertThat(Bodies.read(CSV, body)).containsExactly("MALFORMED", "{\"title\":\"b\"}");
    }

    @Test
    void cellsWithoutAHeadingAreAFaultUnlessEmpty() throws IOException {
        assertThat(Bodies.read(CSV, "title\na,,\nb,c\n")).containsExactly("{\"title\":\"a\"}", "MALFORMED");
    }

    @Test
    void theCharsetIsFoundWhereverTheFirstChineseIs() throws IOException {
        String late = "title,x\n" + "ascii,1\n".repeat(20_000) + "焊工,2\n";
        assertThat(Bodies.read(CSV, late.getBytes(GB18030))).hasSize(20_001)
                .endsWith("{\"title\":\"焊工\",\"x\":\"2\"}");
        assertThat(Bodies.read(CSV, late.getBytes(StandardCharsets.UTF_8)))
                .endsWith("{\"title\":\"焊工\",\"x\":\"2\"}");
    }

    @Test
    void aCharacterOnTheEdgeOfTheSampleIsWhole() throws IOException {
        for (int shift = 0; shift < 4; shift++) {
            String body = "title\n" + "a".repeat(shift) + "焊工\n".repeat(20_000);
            List<String> rows = Bodies.read(CSV, body);
            assertThat(rows).hasSize(20_000).endsWith("{\"title\":\"焊工\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lineEndsOnTheEdgeOfTheWindowAreWhole(String end) throws IOException {
        for (int shift = 0; shift < 8; shift++) {
            String body = "title" + end + "b".repeat(shift) + ("aa,\"1\"\"\"" + end).repeat(20_000);
            List<Row> rows = Bodies.rows(CSV, body.replaceFirst("title", "title,x"));
            assertThat(rows).hasSize(20_000).allMatch(row -> row instanceof Row.Data data
                    && data.fields().get("x").asText().equals("1\""));
        }
    }

    @Test
    void byteOrderMarksDecideAndAreNoPartOfTheHeading() throws IOException {
        assertThat(Bodies.read(CSV, "\uFEFFtitle\na\n")).containsExactly("{\"title\":\"a\"}");
        assertThat(Bodies.read(CSV, "\uFEFF岗位名称\n龘\n".getBytes(GB18030))).containsExactly("{\"title\":\"龘\"}");
    }

    @Test
    void charactersOfFourBytesSurvive() throws IOException {
        String body = "title\n𠮷野家\n㐀\n";
        assertThat(Bodies.read(CSV, body.getBytes(GB18030))).containsExactly("{\"title\":\"𠮷野家\"}",
                "{\"title\":\"㐀\"}");
    }

    @Test
    void textThatDoesNotFitTheCharsetIsAFaultAndNeverReplaced() throws IOException {
        byte[] utf8 = "title\n焊工\n".getBytes(StandardCharsets.UTF_8);
        byte[] mixed = Arrays.copyOf(utf8, utf8.length + 6);
        System.arraycopy("电工\n".getBytes(GB18030), 0, mixed, utf8.length, 5);
        mixed[mixed.length - 1] = 'b';
        assertThat(Bodies.read("text/csv; charset=UTF-8", mixed)).containsExactly("{\"title\":\"焊工\"}", "MALFORMED",
                "{\"title\":\"b\"}");
    }

    @Test
    void otherCharsetsAreRefused() {
        assertThatThrownBy(() -> Bodies.read("text/csv; charset=ISO-8859-1", "a\n"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Bodies.read(CSV, "title\na".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void manyColumnsTakeNoLongerThanFew() throws IOException {
        String headings = IntStream.range(0, 16_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        assertThat(Bodies.read(CSV, "title," + headings + "\n1,2\n")).containsExactly("{\"title\":\"1\",\"c0\":\"2\"}");
        assertThat(CpuTime.millis(() -> assertThatThrownBy(() -> Bodies.read(CSV, "title," + "a,".repeat(500_000)))
                .isInstanceOf(ProblemException.class))).isLessThan(5_000);
    }

    /** One line that never ends is one row, and what follows it is read. */
    @Test
    void aLineOfAHundredMegabytes() throws IOException {
        InputStream endless = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream("title,x\na,1\n".getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream("x".repeat(100 << 20).getBytes(StandardCharsets.ISO_8859_1)),
                new ByteArrayInputStream("\nb,2\n\"c,3\n".getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream("\"\"".repeat(25 << 20).getBytes(StandardCharsets.ISO_8859_1)),
                new ByteArrayInputStream("\nd,4".getBytes(StandardCharsets.UTF_8)))));
        List<String> rows = new ArrayList<>();
        try (RowReader reader = RowReaders.open(endless, CSV, Bodies.HEADINGS)) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row instanceof Row.Data data ? data.fields().path("title").asText() : "bad");
            }
        }
        assertThat(rows).containsExactly("a", "bad", "b", "bad", "bad", "d");
    }

    /** However quotes stand, no row is read over and over again. */
    @Test
    void quotesOfEveryMakeTakeLittleTime() {
        Random random = new Random(1131);
        List<String> pieces = List.of("\"", "\"\"", ",", "\n", "\r\n", "x", "\"\n", ",\"", "\"\"\n", "\0", "焊");
        for (int i = 0; i < 12; i++) {
            int few = 2 + random.nextInt(pieces.size() - 1);
            String body = "title,x\n" + IntStream.range(0, 1 << 19).mapToObj(n -> pieces.get(random.nextInt(few)))
                    .collect(Collectors.joining());
            assertTimeout(Duration.ofSeconds(20), () -> Bodies.rows(CSV, body));
        }
    }

    @Test
    void twoColumnsForOneFieldAreRefused() {
        assertThatThrownBy(() -> Bodies.read(CSV, "title,岗位名称\n")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Bodies.read(CSV, "pay,pay.min\n")).isInstanceOf(ProblemException.class);
    }
}
