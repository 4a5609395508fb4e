package io.sanjian.worker;

import io.sanjian.crypto.Masks;
import java.util.Set;

/** Name and numbers of a person, in the clear or masked; each may be null. It never prints them. */
record Identity(String name, String phone, String idNumber) {

    /** @param open what stays in the clear */
    Identity maskedBut(Set<PersonalField> open) {
        return new Identity(open.contains(PersonalField.NAME) ? name : Masks.name(name),
                open.contains(PersonalField.PHONE) ? phone : Masks.phone(phone),
                open.contains(PersonalField.ID_NUMBER) ? idNumber : Masks.idNumber(idNumber));
    }

    @Override
    public String toString() {
        return "Identity[]";
    }
}
