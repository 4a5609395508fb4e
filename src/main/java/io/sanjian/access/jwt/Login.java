package io.sanjian.access.jwt;

import java.util.UUID;

/**
 * Who logged in, as an access token says.
 *
 * @param account  the person's account here; nothing that WeChat knows
 * @param session  the log-in that the token belongs to
 * @param workerId the worker that the person has proved to be, or null
 */
public record Login(UUID account, UUID session, Long workerId) {
}
