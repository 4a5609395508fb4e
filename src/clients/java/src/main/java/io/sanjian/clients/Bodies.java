package io.sanjian.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sanjian.client.ApiClient;
import io.sanjian.client.model.Home;
import io.sanjian.client.model.StartRunRequest;
import io.sanjian.client.model.WorkerPatch;
import io.sanjian.client.model.WorkerRegistration;

/** What the generated client sends. */
public final class Bodies {

    private Bodies() {
    }

    /** Ends with an error where a body is not what its caller wrote. */
    public static void main(String[] arguments) throws JsonProcessingException {
        require("{\"maxDistanceKm\":30.0}", new WorkerPatch().maxDistanceKm(30.0));
        require("{\"maxDistanceKm\":null}", new WorkerPatch().maxDistanceKm(null));
        require("{\"home\":{\"areaCode\":\"500235\"}}",
                new WorkerRegistration().home(new Home().areaCode("500235")));
        require("{\"areaCodes\":[\"500235\"]}", new StartRunRequest().addAreaCodesItem("500235"));
        require("{\"planId\":1}", new StartRunRequest().planId(1L));
    }

    private static void require(String expected, Object body) throws JsonProcessingException {
        String sent = ApiClient.createDefaultObjectMapper().writeValueAsString(body);
        if (!sent.equals(expected)) {
            throw new IllegalStateException(body.getClass().getSimpleName() + " sends " + sent + ", not " + expected);
        }
    }
}
