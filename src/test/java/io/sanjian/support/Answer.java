package io.sanjian.support;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came back.
 *
 * @param status  0 where the connection was closed without an answer
 * @param headers by their names, in whatever case
 * @param body    as far as it was read
 * @param millis  from the first byte sent to the last one received
 */
public record Answer(int status, Map<String, String> headers, byte[] body, long millis) {
    public static final int HUNG_UP = 0;

    public static Answer hungUp(long millis) {
        return new Answer(HUNG_UP, new TreeMap<>(String.CASE_INSENSITIVE_ORDER), new byte[0], millis);
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String text = text();
        return status + " in " + millis + " ms " + (text.length() > 500 ? text.substring(0, 500) + "..." : text);
    }
}
