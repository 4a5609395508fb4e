package io.sanjian.hostile;

import java.util.List;

/** Lines of a request's head that are wrong, or odd. */
final class HostileHeaders {
    static final List<String> LINES = List.of(
            "Content-Type: ", "Content-Type: /", "Content-Type: text",
            "Content-Type: application/json; charset=klingon",
            "Content-Type: application/json; charset=utf-16", "Content-Type: application/json; charset=\"",
            "Content-Type: application/json;;;=", "Content-Type: multipart/form-data",
            "Content-Type: text/csv; charset=%00",
            "Content-Type: multipart/form-data; boundary=x", "Content-Type: image/png",
            "Content-Type: application/x-www-form-urlencoded", "Content-Type: application/xml", "Content-Type: 焊工/汉",
            "Content-Encoding: gzip", "Content-Encoding: br", "Content-Encoding: gzip, gzip, gzip",
            "Content-Encoding: 焊",
            "Accept: ", "Accept: /", "Accept: */*;q=x", "Accept: application/json;q=1e400", "Accept: image/png",
            "Accept: text/event-stream", "Accept: " + "a/b,".repeat(1000), "Accept: application/xml;q=2, */*;q=-1",
            "Accept-Encoding: gzip;q=NaN", "Accept-Encoding: identity;q=0, *;q=0",
            "Accept-Language: " + "x,".repeat(500),
            "Accept-Charset: klingon", "Authorization: ", "Authorization: Bearer",
            "Authorization: Bearer " + "x".repeat(5000), "Authorization: Basic dTpw", "Authorization: Basic \u00FF",
            "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "Authorization: Bearer eyJ.eyJ.eyJ",
            "Authorization: Bearer sj_焊工", "Authorization: Bearer a.b.c.d.e", "Authorization: Digest x=\"",
            "X-Forwarded-For: x", "X-Forwarded-For: 1.2.3.4.5, ::ffff:0:0:0:0:0:0:1",
            "X-Forwarded-For: " + "1.1.1.1,".repeat(900),
            "X-Forwarded-For: [::1%25eth0]:99999", "X-Forwarded-For: 汉", "X-HTTP-Method-Override: DELETE",
            "Idempotency-Key: ", "Idempotency-Key: 汉\u00E9", "Idempotency-Key: " + "k".repeat(256),
            "If-None-Match: ", "If-None-Match: \"", "If-None-Match: W/", "If-None-Match: *", "If-None-Match: x, y, \"z",
            "If-Modified-Since: yesterday", "Range: bytes=0-99999999999999999999", "Range: x",
            "Cookie: " + "a=b; ".repeat(900), "Cookie: ;;;===", "Origin: null", "Host: ", "Host: x:99999",
            "Referer: javascript:alert(1)", "Expect: 200-maybe", "Upgrade: websocket", "Max-Forwards: -1",
            "Forwarded: for=\"_x\";;", "Via: 1.1 \u00E9", "Last-Event-ID: \u00E9", "Traceparent: 00-x",
            "Prefer: wait=1e9");

    private HostileHeaders() {
    }
}
