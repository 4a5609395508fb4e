package io.sanjian.support;

/**
 * A parameter of an operation.
 *
 * @param in    path, query or header
 * @param value one that the description gives as an example, or null
 */
public record ApiParameter(String name, String in, String value) {

    public boolean isIn(String place) {
        return in.equals(place);
    }
}
