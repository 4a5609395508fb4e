package io.sanjian.delivery;

import io.sanjian.delivery.SendOutcome.Alarm;
import io.sanjian.delivery.SendOutcome.Suspect;
import java.time.Duration;
import java.util.List;

/**
 * Tells what is about a message from what is about the channel: a receiver that takes nothing, message after message, has something
 * against the sender, whatever its codes say. So hundreds of messages do not die, and do not move on to a dearer channel, because of a
 * code that nobody knows.
 */
final class RefusalStreak {
    private static final Duration PROBE_AFTER = Duration.ofMinutes(1);

    private final int limit;
    private int length;

    /** @param limit suspects in a row, 1 or more, that make an alarm */
    RefusalStreak(int limit) {
        this.limit = limit;
    }

    /**
     * Counts the outcomes of a batch, and says what they mean.
     *
     * @param probe whether this is the one message that is to find out whether a paused channel works again: a suspect is no sign
     *              of that
     * @return the same with each suspect resolved: as an alarm, or as it ends alone
     */
    synchronized List<SendOutcome> judge(List<SendOutcome> outcomes, boolean probe) {
        String reason = "";
        for (SendOutcome outcome : outcomes) {
            if (outcome instanceof Suspect suspect) {
                length++;
                reason = suspect.reason();
            } else if (outcome instanceof SendOutcome.Delivered) {
                length = 0;
            }
        }
        boolean alarm = probe || length >= limit;
        String all = probe ? reason : length + " messages in a row were not taken, the last one: " + reason;
        return outcomes.stream().map(outcome -> outcome instanceof Suspect suspect
                ? alarm ? new Alarm(suspect.code(), all, PROBE_AFTER, suspect.alone() instanceof SendOutcome.Uncertain)
                        : suspect.alone()
                : outcome).toList();
    }
}
