package io.sanjian.delivery;

import io.sanjian.clock.BusinessZone;
import java.time.Instant;
import java.util.List;

/** When nothing may be sent over a channel because phones would ring: quiet hours, and others on holidays. */
record SendWindow(boolean rings, QuietHours everyDay, QuietHours onHolidays, Holidays holidays) {

    static SendWindow of(Channel channel, DeliveryConfig config) {
        DeliveryConfig.ChannelSettings settings = config.channels().get(channel);
        return new SendWindow(channel.rings(), settings.quietHours(), settings.holidayHours(),
                new Holidays(config.holidays().orElse(List.of())));
    }

    boolean holds(Instant moment) {
        return rings && (holidays.contains(moment.atZone(BusinessZone.ID).toLocalDate()) ? onHolidays : everyDay)
                .contains(moment);
    }
}
