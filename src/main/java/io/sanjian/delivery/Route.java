package io.sanjian.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * A channel to try, and those to fall back on, in order, when it refuses.
 *
 * @param fallback empty for silent channels
 */
record Route(Channel channel, List<Channel> fallback) {

    /**
     * The routes that a plan's channels stand for: one for each silent channel, and one for all channels that ring a
     * phone, in the given order, with the inbox as their last resort where the plan does not name it anyway.
     */
    static List<Route> plan(List<Channel> channels) {
        List<Channel> distinct = channels.stream().distinct().toList();
        List<Route> routes = new ArrayList<>();
        List<Channel> ringing = new ArrayList<>();
        for (Channel channel : distinct) {
            if (channel.rings()) {
                ringing.add(channel);
            } else {
                routes.add(new Route(channel, List.of()));
            }
        }
        if (!ringing.isEmpty()) {
            if (!distinct.contains(Channel.INBOX)) {
                ringing.add(Channel.INBOX);
            }
            routes.add(new Route(ringing.getFirst(), List.copyOf(ringing.subList(1, ringing.size()))));
        }
        return routes;
    }
}
