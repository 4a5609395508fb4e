package io.sanjian.gateway.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Addresses in settings. */
public final class HttpAddress {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HIGHEST_PORT = 65_535;

    private HttpAddress() {
    }

    /** What keeps this from being called, as the end of a sentence about it; empty where nothing does. */
    public static Optional<String> violation(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("is not a URL");
        }
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            return Optional.of("must be an http or https URL");
        }
        return uri.getHost() == null ? Optional.of("must have a host") : portViolation(uri);
    }

    /** The same of the port alone, which {@link URI} takes whatever it is. */
    public static Optional<String> portViolation(URI uri) {
        return uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT
                ? Optional.of("must have a port from 1 to " + HIGHEST_PORT) : Optional.empty();
    }
}
