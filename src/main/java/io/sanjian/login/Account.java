package io.sanjian.login;

import java.util.UUID;

/**
 * A WeChat user.
 *
 * @param workerId the worker that the person has proved to be, or null
 */
record Account(UUID id, Long workerId) {
}
