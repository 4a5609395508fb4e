package io.sanjian.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One HTTP request, byte by byte: other clients refuse to send most of what is sent here.
 *
 * @param target  path and query as they are written into the request line
 * @param headers whole lines, without those that say how long the body is
 * @param body    null for none
 */
record Call(String method, String target, List<String> headers, byte[] body) {
    private static final int SHOWN = 300;

    Call with(String header) {
        List<String> more = new ArrayList<>(headers);
        String name = header.substring(0, header.indexOf(':') + 1);
        more.removeIf(line -> line.regionMatches(true, 0, name, 0, name.length()));
        more.add(header);
        return new Call(method, target, more, body);
    }

    Call withTarget(String other) {
        return new Call(method, other, headers, body);
    }

    Call withBody(byte[] other) {
        return new Call(method, target, headers, other);
    }

    Call withBody(String other) {
        return withBody(other.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n")
                .append("Host: localhost\r\nConnection: close\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (body != null) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (body != null) {
            out.writeBytes(body);
        }
        return out.toByteArray();
    }

    /** For a person who reads a report; long parts are cut. */
    @Override
    public String toString() {
        return method + ' ' + shown(target) + ' '
                + headers.stream().filter(line -> !line.startsWith("Authorization: Bearer")).map(Call::shown).toList()
                + (body == null ? "" : ' ' + shown(text(body)));
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : "hex " + HexFormat.of().formatHex(bytes, 0,
                Math.min(bytes.length, SHOWN));
    }

    private static String shown(String text) {
        String printable = text.codePoints().mapToObj(c -> c < ' ' || Character.getType(c) == Character.FORMAT
                || c >= 0xD800 && c <= 0xDFFF ? "\\u%04x".formatted(c) : Character.toString(c)).limit(SHOWN)
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append).toString();
        return text.length() <= SHOWN ? printable : printable + "... (" + text.length() + " characters)";
    }
}
