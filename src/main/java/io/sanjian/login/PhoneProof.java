package io.sanjian.login;

/**
 * What a person has proved to hold. Never printed.
 *
 * @param phone    a mobile number
 * @param idNumber under which the phone is on file, if it was found by that; else null
 */
record PhoneProof(String phone, String idNumber) {

    @Override
    public String toString() {
        return "Proof[]";
    }
}
