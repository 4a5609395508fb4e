package io.sanjian.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A worker's own order of the channels that ring a phone. */
public record ChannelPreferenceRequest(@Schema(required = true, description = """
        WECHAT, SMS or both, the first one preferred; empty: no phone is to ring. Plans decide whether a channel is used at
        all.""", examples = "[\"SMS\"]") List<Channel> channels) {
    private static final List<Channel> RINGING = Stream.of(Channel.values()).filter(Channel::rings).toList();

    static ChannelPreferenceRequest read(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        fields.require("channels");
        List<Channel> channels = fields.constants("channels", RINGING, Channel::name);
        fields.requireNoFault();
        return new ChannelPreferenceRequest(channels);
    }
}
