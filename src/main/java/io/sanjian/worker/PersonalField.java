package io.sanjian.worker;

import io.sanjian.access.Roles;
import java.util.EnumSet;
import java.util.Set;

/** What names a person and is masked unless asked for. */
enum PersonalField {
    NAME("name"), PHONE("phone"), ID_NUMBER("idNumber");

    private final String field;

    PersonalField(String field) {
        this.field = field;
    }

    /** As the API calls it. */
    String field() {
        return field;
    }

    /** What a role has need of: a broker calls people by name, and has no business with identity numbers. */
    static Set<PersonalField> neededBy(String role) {
        return switch (role) {
            case Roles.BROKER -> EnumSet.of(NAME, PHONE);
            case Roles.WORKER, Roles.OFFICER, Roles.ADMIN -> EnumSet.allOf(PersonalField.class);
            default -> EnumSet.noneOf(PersonalField.class);
        };
    }
}
