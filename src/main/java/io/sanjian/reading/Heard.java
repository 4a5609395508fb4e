package io.sanjian.reading;

import java.util.function.Consumer;

/**
 * One thing that a worker said, as {@link SpeechReader} heard it. Immutable: whoever reads the words of many may keep it, for
 * many say the same.
 */
public final class Heard {
    private final Consumer<Hearing> telling;

    Heard(Consumer<Hearing> telling) {
        this.telling = telling;
    }

    void tell(Hearing hearing) {
        telling.accept(hearing);
    }
}
