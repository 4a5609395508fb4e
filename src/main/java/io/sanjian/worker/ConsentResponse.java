package io.sanjian.worker;

import io.sanjian.worker.ConsentStore.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a worker agreed to.
 *
 * @param purposes what holds at present, every purpose
 * @param history  every answer that took effect, the latest first
 */
public record ConsentResponse(List<Present> purposes, List<Answer> history) {

    /** A purpose and what may be done at present. */
    @Schema(name = "ConsentPurpose")
    public record Present(Purpose purpose,
            @Schema(description = "Whether it may be done; where the worker was never asked, as the purpose has it") boolean allowed,
            @Schema(description = "Absent where the worker was never asked") @Nullable Answer answer) {
    }

    /** An answer of the worker. */
    @Schema(name = "ConsentAnswer")
    public record Answer(Purpose purpose, boolean given, @Nullable String wording,
            @Schema(description = "Of the wording", examples = "2026-01") @Nullable String version,
            @Schema(description = "When the worker answered") Instant at, Instant recordedAt,
            @Schema(description = "Token that wrote it down") @Nullable String recordedBy) {
    }

    static ConsentResponse of(List<Recorded> history) {
        List<Answer> answers = history.stream().map(ConsentResponse::answer).toList();
        return new ConsentResponse(Stream.of(Purpose.values()).map(purpose -> present(purpose, answers)).toList(),
                answers);
    }

    private static Present present(Purpose purpose, List<Answer> answers) {
        Answer last = answers.stream().filter(answer -> answer.purpose == purpose).findFirst().orElse(null);
        return new Present(purpose, last == null ? purpose.allowedUnasked() : last.given, last);
    }

    private static Answer answer(Recorded recorded) {
        Consent consent = recorded.consent();
        return new Answer(recorded.purpose(), consent.given(), consent.wording(), consent.version(), consent.at(),
                recorded.recordedAt(), recorded.recordedBy());
    }
}
