package io.sanjian.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** A good body, broken or put into another shape. */
final class Deformed {
    private static final byte[] NOT_UTF_8 =
            {(byte) 0xC0, (byte) 0x80, (byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xFF};
    private static final byte[] BOMB = gzip(new byte[64 << 20]);

    private Deformed() {
    }

    /** In how many ways there are. */
    static final List<UnaryOperator<Call>> WAYS = List.of(
            call -> call.withBody((byte[]) null),
            call -> call.withBody(new byte[0]),
            call -> call.withBody(new byte[1]),
            call -> call.withBody(half(call.body())),
            call -> call.withBody(Arrays.copyOf(call.body(), call.body().length + 9)),
            call -> call.withBody("\uFEFF" + text(call)),
            call -> call.withBody(text(call).getBytes(StandardCharsets.UTF_16)),
            call -> call.withBody(text(call).getBytes(Charset.forName("UTF-32"))),
            call -> call.withBody(cutShort(text(call).getBytes(Charset.forName("UTF-32LE")))),
            call -> call.withBody(text(call).getBytes(Charset.forName("GB18030"))),
            call -> call.withBody(concat(call.body(), NOT_UTF_8)),
            call -> call.withBody(concat(NOT_UTF_8, call.body())),
            call -> call.withBody(text(call).replace('"', '\'')),
            call -> call.withBody(text(call).replace(":", "::")),
            call -> call.withBody(text(call) + text(call)),
            call -> call.withBody(text(call) + " garbage"),
            call -> call.withBody(text(call).replace("\":", "\0\":")),
            call -> call.withBody(gzip(call.body())),
            call -> call.withBody(gzip(call.body())).with("Content-Encoding: gzip"),
            call -> call.withBody(half(gzip(call.body()))).with("Content-Encoding: gzip"),
            call -> call.with("Content-Encoding: gzip"),
            call -> call.withBody(BOMB).with("Content-Encoding: gzip"),
            call -> call.withBody(" ".repeat(1 << 20) + text(call)));

    private static String text(Call call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static byte[] cutShort(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.max(0, bytes.length - 3));
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
