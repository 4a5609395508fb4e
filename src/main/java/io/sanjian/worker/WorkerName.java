package io.sanjian.worker;

/**
 * What a message to a worker may say of them.
 *
 * @param name opened name, or null where none was given
 */
public record WorkerName(long id, String source, String externalId, String name) {

    @Override
    public String toString() {
        return "WorkerName[id=" + id + "]";
    }
}
