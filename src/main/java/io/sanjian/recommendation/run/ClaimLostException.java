package io.sanjian.recommendation.run;

/** The task belongs to another claimant, or its run has ended: what was worked out is thrown away. */
class ClaimLostException extends RuntimeException {
    ClaimLostException(Task task) {
        super("Claim lost: " + task);
    }
}
