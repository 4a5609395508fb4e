package io.sanjian.openapi;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every answer that any test gets from the API by REST Assured is what the description says, errors included. */
public class ContractFilter implements Filter, QuarkusTestBeforeEachCallback {
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    /** Operations of which a success was checked. */
    static Set<String> seen() {
        return SEEN;
    }

    /** Before every test of the service. */
    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        install();
    }

    static void install() {
        if (RestAssured.filters().stream().noneMatch(ContractFilter.class::isInstance)) {
            RestAssured.filters(new ContractFilter());
        }
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification wanted,
            FilterContext context) {
        Response response = context.next(request, wanted);
        String path = URI.create(request.getURI()).getPath();
        if (path.startsWith("/api/") && !"HEAD".equals(request.getMethod())) {
            Contract contract = Contract.published();
            contract.operation(request.getMethod(), path).ifPresent(operation -> check(contract, operation, response));
        }
        return response;
    }

    private static void check(Contract contract, Contract.Described operation, Response response) {
        int status = response.statusCode();
        if ("text/event-stream".equals(response.contentType())) {
            return;
        }
        List<String> faults = contract.faults(operation, status, response.contentType(), response.asString());
        if (!faults.isEmpty()) {
            throw new AssertionError(operation.id() + " is not as described: " + faults + " in " + response.asString());
        }
        if (status < 300) {
            SEEN.add(operation.id());
        }
    }
}
