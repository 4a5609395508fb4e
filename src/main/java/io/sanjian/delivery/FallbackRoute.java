package io.sanjian.delivery;

import java.util.List;
import java.util.Set;

/**
 * What a plan's channels stand for.
 *
 * @param silent     each of them is served
 * @param ringing    tried in turn until one reaches the worker; a worker may have another order, or rule some out
 * @param lastResort the inbox, for whom no ringing channel reaches; empty where the plan serves the inbox anyway
 */
record FallbackRoute(List<Channel> silent, List<Channel> ringing, List<Channel> lastResort) {

    /**
     * Sorts a plan's channels.
     *
     * @param available channels of this installation; others are passed over, and the inbox stands in if none is left
     */
    static FallbackRoute plan(List<Channel> channels, Set<Channel> available) {
        List<Channel> usable = channels.stream().distinct().filter(available::contains).toList();
        List<Channel> silent = usable.stream().filter(channel -> !channel.rings()).toList();
        List<Channel> ringing = usable.stream().filter(Channel::rings).toList();
        if (usable.isEmpty() && !channels.isEmpty()) {
            return new FallbackRoute(List.of(Channel.INBOX), List.of(), List.of());
        }
        return new FallbackRoute(silent, ringing,
                ringing.isEmpty() || silent.contains(Channel.INBOX) ? List.of() : List.of(Channel.INBOX));
    }
}
