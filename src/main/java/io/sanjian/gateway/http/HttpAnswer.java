package io.sanjian.gateway.http;

/**
 * What came back, whatever its status.
 *
 * @param body empty where there was none, or one that is too long to be looked at
 */
public record HttpAnswer(int status, String body) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
