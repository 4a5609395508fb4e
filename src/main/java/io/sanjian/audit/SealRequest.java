package io.sanjian.audit;

/** Somebody wants what is new sealed now; it is done in the background. */
record SealRequest() {
}
