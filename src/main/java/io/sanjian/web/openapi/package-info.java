/**
 * The description of the API is completed while the service is built: what the Java methods say (paths, types, roles) is
 * joined with the texts and examples under {@code src/main/resources/openapi} and with what follows by rule (errors,
 * headers, what is always in an answer); see ADR 0088. Of all this nothing runs in an installed service. The substitutions
 * are for native executables: they put the reading of the description off until somebody asks for it.
 */
package io.sanjian.web.openapi;
