package io.sanjian.imports;

import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Decodes the cells of a table. UTF-8 or GB18030: as declared, else by the byte order mark, else whatever most of the
 * first bytes beyond ASCII are ({@link CharsetCount}). Nothing is ever replaced: a line that the charset cannot read is a fault of that row.
 */
final class CsvText {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final List<String> ALLOWED = List.of("UTF-8", "GB18030", "GBK", "GB2312");
    /** Null until the first byte beyond ASCII has been seen. */
    private CharsetDecoder decoder;

    /**
     * @param declared charset parameter of the Content-Type, or null
     * @param sample   the beginning of the body
     * @throws ProblemException UNSUPPORTED_MEDIA_TYPE for another charset than UTF-8 and the GB family
     */
    CsvText(String declared, byte[] sample) {
        if (sample.length >= 2 && (sample[0] == (byte) 0xFF && sample[1] == (byte) 0xFE
                || sample[0] == (byte) 0xFE && sample[1] == (byte) 0xFF)) {
            throw unsupported("UTF-16");
        }
        if (markLength(sample) == 3) {
            decoder = StandardCharsets.UTF_8.newDecoder();
        } else if (markLength(sample) == 4) {
            decoder = GB18030.newDecoder();
        } else if (declared != null) {
            decoder = switch (declared.toUpperCase(Locale.ROOT)) {
                case "UTF-8", "UTF8" -> StandardCharsets.UTF_8.newDecoder();
                // the two older sets are parts of GB18030
                case "GB18030", "GBK", "GB2312", "CP936" -> GB18030.newDecoder();
                default -> throw unsupported(declared);
            };
        } else {
            guess(sample);
        }
    }

    private static ProblemException unsupported(String charset) {
        return new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                Message.of("Tables are not read in {0}", charset),
                List.of(Violation.unknownCode("charset", charset, ALLOWED)));
    }

    /** Length of the byte order mark, 0 if there is none. */
    static int markLength(byte[] sample) {
        if (startsWith(sample, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return startsWith(sample, 0x84, 0x31, 0x95, 0x33) ? 4 : 0;
    }

    private static boolean startsWith(byte[] sample, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= sample.length || sample[i] != (byte) mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void guess(byte[] sample) {
        if (!ascii(sample)) {
            decoder = (CharsetCount.utf8(sample) ? StandardCharsets.UTF_8 : GB18030).newDecoder();
        }
    }

    /** The beginning of the body as text, whatever of it cannot be read. */
    String glance(byte[] sample) {
        int mark = markLength(sample);
        return new String(sample, mark, sample.length - mark,
                decoder == null ? StandardCharsets.US_ASCII : decoder.charset());
    }

    /** The cells as text. @param next what follows them in the body */
    List<String> decode(List<byte[]> cells, Supplier<byte[]> next) throws CharacterCodingException {
        if (decoder == null && !cells.stream().allMatch(CsvText::ascii)) {
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            cells.forEach(cell -> {
                seen.writeBytes(cell);
                seen.write('\n');
            });
            seen.writeBytes(next.get());
            guess(seen.toByteArray());
        }
        List<String> texts = new ArrayList<>(cells.size());
        for (byte[] cell : cells) {
            texts.add(ascii(cell) ? new String(cell, StandardCharsets.ISO_8859_1)
                    : decoder.decode(ByteBuffer.wrap(cell)).toString());
        }
        return texts;
    }

    String charset() {
        return decoder == null ? "ASCII" : decoder.charset().name();
    }

    private static boolean ascii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
