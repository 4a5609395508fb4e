package io.sanjian.gateway.http;

/** What came back, whatever its status. */
public record HttpAnswer(int status, String body) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
