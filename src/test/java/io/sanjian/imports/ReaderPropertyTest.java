package io.sanjian.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.reference.terms.PlainText;
import io.sanjian.web.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is sent, a reader answers with rows, faults of rows, or a problem; and what was written is read back. */
class ReaderPropertyTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> DITTO = List.of("\"", "''", "”", "“", "〃", "″", "〞");

    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<Byte> bytes = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of((byte) '"', (byte) ',', (byte) '\n', (byte) '\r', (byte) '{',
                        (byte) '}', (byte) '[', (byte) ']', (byte) '\\', (byte) ':', (byte) 'a', (byte) ' ')),
                Tuple.of(1, Arbitraries.bytes()));
        return bytes.array(byte[].class).ofMaxSize(200);
    }

    @Property(tries = 2000)
    void noBodyBreaksAReader(@ForAll("bodies") byte[] body,
            @ForAll("contentTypes") String contentType) throws IOException {
        try {
            List<Row> rows = Bodies.rows(contentType, body);
            assertThat(rows).extracting(Row::number)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, rows.size()).boxed().toList());
        } catch (ProblemException e) {
            assertThat(e.type().status()).isBetween(400, 415);
        }
    }

    @Provide
    Arbitrary<String> contentTypes() {
        return Arbitraries.of(Bodies.NDJSON, "application/json", "text/csv", "text/csv; charset=gb18030", Bodies.XLSX);
    }

    @Provide
    Arbitrary<List<String>> cells() {
        return Arbitraries.strings().ofMaxLength(12).filter(s -> !PlainText.blank(s) && encodable(s)).map(PlainText::of)
                .filter(s -> !DITTO.contains(s)).list().ofMinSize(1)
                .ofMaxSize(20);
    }

    private static boolean encodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && Charset.forName("GB18030").newEncoder().canEncode(text);
    }

    @Property(tries = 1000)
    void aTableIsReadBackAsItWasWritten(@ForAll("cells") List<String> cells,
            @ForAll("charsets") String charset) throws IOException {
        String table = "title,x\n" + cells.stream().map(cell -> "\"" + cell.replace("\"", "\"\"") + "\",1\r\n")
                .collect(Collectors.joining());
        List<Row> rows = Bodies.rows("text/csv; charset=" + charset, table.getBytes(Charset.forName(charset)));
        assertThat(rows).extracting(row -> ((Row.Data) row).fields().get("title").asText())
                .containsExactlyElementsOf(cells);
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of("UTF-8", "GB18030");
    }

    @Property(tries = 500)
    void objectsAreReadBackFromLinesAndArrays(@ForAll("cells") List<String> values) throws IOException {
        List<String> objects = values.stream().map(value -> {
            ObjectNode node = JSON.createObjectNode().put("title", value);
            node.putArray("list").add(value).addObject().put("},{", value);
            return node.toString();
        }).toList();
        assertThat(Bodies.read(Bodies.NDJSON, String.join("\n", objects))).isEqualTo(objects);
        assertThat(Bodies.read("application/json", objects.toString())).isEqualTo(objects);
    }
}
