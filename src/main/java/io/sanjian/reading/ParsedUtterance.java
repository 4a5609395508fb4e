package io.sanjian.reading;

import java.util.function.Consumer;

/**
 * One thing that a worker said, as {@link SpeechReader} heard it. Immutable: whoever reads the words of many may keep it, for
 * many say the same.
 */
public final class ParsedUtterance {
    private final Consumer<UtteranceBuilder> telling;

    ParsedUtterance(Consumer<UtteranceBuilder> telling) {
        this.telling = telling;
    }

    void tell(UtteranceBuilder hearing) {
        telling.accept(hearing);
    }
}
