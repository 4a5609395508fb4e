package io.sanjian.support;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Sends bytes and reads an answer of HTTP/1.1, one connection each. Of an event stream only the head is awaited. */
public final class RawHttp {
    /** Longer than it may take until whoever falls silent is hung up on. */
    public static final int PATIENCE_MILLIS = 40_000;
    /** No answer is to be longer. */
    public static final int MOST_BODY = 32 << 20;

    private RawHttp() {
    }

    public static Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port), PATIENCE_MILLIS);
        return socket;
    }

    /** The answer to bytes of which not all need be wanted: whoever hangs up on the rest has answered before. */
    public static Answer send(byte[] request) {
        long start = System.nanoTime();
        try (Socket socket = connect()) {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request);
                out.flush();
            } catch (IOException _) {
                // the service may answer and hang up before it has read everything
            }
            return read(socket.getInputStream(), start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Answer read(InputStream stream, long start) throws IOException {
        InputStream in = new BufferedInputStream(stream, 1 << 14);
        try {
            String line = line(in);
            if (!line.startsWith("HTTP/1.1 ")) {
                return Answer.hungUp(since(start));
            }
            int status = Integer.parseInt(line.substring(9, 12));
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                int colon = header.indexOf(':');
                headers.merge(header.substring(0, colon), header.substring(colon + 1).strip(),
                        (one, other) -> one + ", " + other);
            }
            byte[] body = headers.getOrDefault("Content-Type", "").startsWith("text/event-stream") ? new byte[0]
                    : body(in, headers);
            return new Answer(status, headers, body, since(start));
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            return Answer.hungUp(since(start));
        }
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (!headers.getOrDefault("Transfer-Encoding", "").equals("chunked")) {
            return in.readNBytes(Math.min(MOST_BODY + 1,
                    Integer.parseInt(headers.getOrDefault("Content-Length", "0"))));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(in); size > 0 && body.size() <= MOST_BODY; size = size(in)) {
            body.writeBytes(in.readNBytes(size));
            line(in);
        }
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        String line = line(in);
        return line.isEmpty() ? 0 : Integer.parseInt(line, 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
