package io.sanjian.worker;

import io.sanjian.matching.Profile.Sex;

/**
 * How a worker is called and reached, for lists that people hold in their hands.
 *
 * @param name  in the clear or masked; null where none was given
 * @param phone the same
 * @param sex   or null
 * @param age   full years today
 */
public record WorkerContact(long id, String externalId, String name, String phone, Sex sex, int age) {

    @Override
    public String toString() {
        return "WorkerContact[id=" + id + "]";
    }
}
