package io.sanjian.worker;

/** Identity of a worker as its source knows it. */
public record WorkerKey(String source, String externalId) {
}
