package io.sanjian.web.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import io.quarkus.smallrye.openapi.runtime.filter.AutoSecurityFilter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Puts off the description of the API to the first time that somebody asks for it. Quarkus 3.37 reads and writes it,
 * twice, at every start (quarkusio/quarkus#54826): 60 of the 170 ms of a native start. To be removed with an update to
 * a version that has the cure (quarkusio/quarkus#55538).
 */
public final class LateDescription {
    private static final Deque<Order> PUT_OFF = new ArrayDeque<>();

    private record Order(AutoSecurityFilter security, Map<RunStage, List<String>> filters, String name) {
    }

    private LateDescription() {
    }

    /** Instead of preparing a description. */
    public static synchronized void putOff(AutoSecurityFilter security, Map<RunStage, List<String>> filters,
            String name) {
        PUT_OFF.add(new Order(security, filters, name));
    }

    /** Before a description is given out: prepares all that were put off, once. */
    public static synchronized void prepare(TargetOpenApiDocumentService service) {
        for (Order order = PUT_OFF.poll(); order != null; order = PUT_OFF.poll()) {
            service.prepareDocument(order.security, order.filters, order.name);
        }
    }
}
