package io.sanjian.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The columns of annex 1 of 渝人社办〔2022〕107号, in the order of their numbers there. */
enum LedgerColumn {
    SEQ("seq"),
    AREA("areaCode"),
    TOWN("townCode"),
    /** Also the group within the village. */
    VILLAGE("villageCode"),
    NAME("name"),
    ID_NUMBER("idNumber"),
    PHONE("phone"),
    PREVIOUS_PLACE("previousPlace"),
    PREVIOUS_EMPLOYER("previousEmployer"),
    PREVIOUS_INDUSTRY("previousIndustry"),
    RETURNED_AT("returnedAt"),
    RETURN_REASON("returnReason"),
    WANTS_WORK("wantsWork"),
    WANTED_INDUSTRY("wantedIndustry"),
    WANTED_PLACE("wantedPlace"),
    GUIDANCE_COUNT("guidanceCount"),
    OFFER_COUNT("offerCount"),
    TRAINING_COUNT("trainingCount"),
    EMPLOYED("employed"),
    WORK_PLACE("workPlace"),
    WORK_INDUSTRY("workIndustry"),
    FOUND_THROUGH("foundThrough"),
    NOT_EMPLOYED_REASON("notEmployedReason");

    private static final Map<String, LedgerColumn> BY_FIELD = new HashMap<>();

    static {
        for (LedgerColumn column : values()) {
            BY_FIELD.put(column.field, column);
        }
    }

    private final String field;

    LedgerColumn(String field) {
        this.field = field;
    }

    static Optional<LedgerColumn> of(String field) {
        return Optional.ofNullable(BY_FIELD.get(field));
    }

    String field() {
        return field;
    }

    /** As the form numbers them, from 1. */
    int number() {
        return ordinal() + 1;
    }
}
