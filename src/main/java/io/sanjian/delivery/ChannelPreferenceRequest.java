package io.sanjian.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A worker's own order of the channels that ring a phone. */
public record ChannelPreferenceRequest(@Schema(required = true, description = """
        WECHAT, SMS or both, the first one preferred; empty: no phone is to ring. Plans decide whether a channel is used at
        all.""", examples = "[\"SMS\"]") List<Channel> channels) {
    private static final List<String> RINGING = List.of(Channel.WECHAT.name(), Channel.SMS.name());

    static ChannelPreferenceRequest read(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        fields.require("channels");
        List<Channel> channels = fields.constants("channels", Channel.class);
        channels.stream().filter(channel -> !channel.rings())
                .forEach(channel -> fields.reject(Violation.unknownCode("channels", channel, RINGING)));
        fields.requireNoFault();
        return new ChannelPreferenceRequest(channels.stream().distinct().toList());
    }
}
