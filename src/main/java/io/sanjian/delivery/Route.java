package io.sanjian.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A channel to try, and those to fall back on, in order, when it cannot deliver.
 *
 * @param fallback empty for silent channels
 */
record Route(Channel channel, List<Channel> fallback) {

    /**
     * The routes that a plan's channels stand for: one for each silent channel, and one for all channels that ring a
     * phone, in the given order, with the inbox as their last resort where the plan does not name it anyway.
     *
     * @param available channels of this installation; others are passed over, and the inbox stands in if none is left
     */
    static List<Route> plan(List<Channel> channels, Set<Channel> available) {
        List<Channel> usable = channels.stream().distinct().filter(available::contains).toList();
        List<Channel> ringing = new ArrayList<>(usable.stream().filter(Channel::rings).toList());
        List<Route> routes = new ArrayList<>(usable.stream().filter(channel -> !channel.rings())
                .map(channel -> new Route(channel, List.of())).toList());
        if (!ringing.isEmpty()) {
            if (!usable.contains(Channel.INBOX)) {
                ringing.add(Channel.INBOX);
            }
            routes.add(new Route(ringing.getFirst(), List.copyOf(ringing.subList(1, ringing.size()))));
        }
        if (routes.isEmpty() && !channels.isEmpty()) {
            routes.add(new Route(Channel.INBOX, List.of()));
        }
        return routes;
    }
}
