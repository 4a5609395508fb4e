package io.sanjian.web.about;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AboutTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1", "/api/v1/"})
    void aProgramIsAnsweredInJson(String path) {
        for (String accept : new String[]{"application/json", "*/*", "application/json, text/plain, */*"}) {
            given().accept(accept).get(path).then().statusCode(200).contentType("application/json")
                    .body("name", equalTo("Sanjian")).body("api", equalTo("/api/v1"))
                    .body("version", not(equalTo(null))).body("description", equalTo("/openapi"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1"})
    void aBrowserGetsAPageAndATerminalText(String path) {
        given().accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8").get(path).then()
                .statusCode(200).contentType(startsWith("text/html")).body(containsString("href=\"/openapi\""))
                .body(containsString("三荐"));
        given().accept("text/plain").get(path).then().statusCode(200).contentType(startsWith("text/plain"))
                .body(containsString("/openapi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/q/swagger-ui/"})
    void whatItNamesIsThere(String path) {
        given().get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/anything", "/api"})
    void nothingElseIsOpen(String path) {
        given().get(path).then().statusCode(401);
    }
}
