package io.sanjian.personaldata;

/** Somebody asks for a round of retention now; it is made in the background. */
record SweepRequest() {
}
