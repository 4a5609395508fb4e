package io.sanjian.keyrotation;

/** A rotation was started; it is worked on in the background. */
record RotationRequest() {
}
