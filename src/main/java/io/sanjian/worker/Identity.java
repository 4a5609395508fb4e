package io.sanjian.worker;

import io.sanjian.privacy.Masks;

/** Name and numbers of a person, in the clear or masked; each may be null. It never prints them. */
record Identity(String name, String phone, String idNumber) {

    Identity masked() {
        return new Identity(Masks.name(name), Masks.phone(phone), Masks.idNumber(idNumber));
    }

    @Override
    public String toString() {
        return "Identity[]";
    }
}
