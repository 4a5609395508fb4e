package io.sanjian.web.about;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What answers here.
 *
 * @param api         base path of all operations
 * @param description of the API, in OpenAPI
 * @param tryOut      a page on which operations are tried
 */
@RegisterForReflection
@Schema(name = "About", description = "What answers here, and where it is described")
public record About(@Schema(examples = "Sanjian") String name,
        @Schema(examples = "Three job recommendations for every migrant worker who comes home") String purpose,
        @Schema(examples = "1.0") String version, @Schema(examples = "/api/v1") String api,
        @Schema(examples = "/openapi") String description, @Schema(examples = "/q/swagger-ui") String tryOut) {

    static About version(String version) {
        return new About("Sanjian", "Three job recommendations for every migrant worker who comes home to Chongqing",
                version, "/api/v1", "/openapi", "/q/swagger-ui");
    }

    /** For a person at a terminal. */
    String text() {
        return """
                %s (三荐) %s
                %s
                为每位返乡农民工推荐三个岗位

                API                 %s (every call needs a token / 调用需要令牌)
                Description / 说明  %s
                Try it out / 试用   %s
                """.formatted(name, version, purpose, api, description, tryOut);
    }

    /** For a person with a browser. */
    String page() {
        return """
                <!DOCTYPE html>
                <html lang="zh">
                <head><meta charset="UTF-8"><title>三荐 Sanjian</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"></head>
                <body>
                <h1>三荐 Sanjian</h1>
                <p>为每位返乡农民工推荐三个岗位。%2$s.</p>
                <ul>
                <li><a href="%4$s">接口说明 Description of the API (OpenAPI)</a></li>
                <li><a href="%5$s">试用接口 Try operations out</a></li>
                </ul>
                <p>%3$s · %1$s</p>
                </body>
                </html>
                """.formatted(version, purpose, api, description, tryOut);
    }
}
