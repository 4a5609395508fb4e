package io.sanjian.gateway.wechat;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;

/** Which WeChat users workers are. */
public interface OpenIds {

    /** Openids by worker id; a worker without a linked WeChat account is absent. */
    Uni<Map<Long, String>> of(Collection<Long> workerIds);
}
