package io.sanjian.delivery.webhook;

import io.sanjian.gateway.http.HttpAddress;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.MessagePattern;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/**
 * Guards where webhooks may go. The name is looked up here and the call goes to the address that was judged, so that a
 * name which points elsewhere a moment later (DNS rebinding) gains nothing.
 *
 * @param uri     of the endpoint
 * @param address that the name stands for now
 */
record WebhookTarget(URI uri, InetAddress address) {
    /** Why an endpoint is not called. */
    static class RefusedException extends Exception {
        private final transient Message reason;

        RefusedException(@MessagePattern String reason) {
            super(reason);
            this.reason = Message.of(reason);
        }

        /** Said after the name of the field. */
        Message reason() {
            return reason;
        }
    }

    /**
     * Reads an endpoint's URL without looking up its name.
     *
     * @throws RefusedException with the reason, fit for the caller
     */
    static URI parse(String url, boolean allowPrivate) throws RefusedException {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new RefusedException("is not a URL");
        }
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (!http && !"https".equalsIgnoreCase(uri.getScheme()) || http && !allowPrivate) {
            throw new RefusedException("must be an https URL");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new RefusedException("must have a host, and neither user nor fragment");
        }
        if (HttpAddress.portViolation(uri).isPresent()) {
            throw new RefusedException("must have a port from 1 to 65535");
        }
        return uri;
    }

    /**
     * Looks up the endpoint's name. Blocks.
     *
     * @throws RefusedException     if any address of the name is not public, or TLS is missing on a public one
     * @throws UnknownHostException if the name does not exist at present
     */
    static WebhookTarget resolve(URI uri, boolean allowPrivate) throws RefusedException, UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(uri.getHost());
        for (InetAddress address : addresses) {
            boolean isPublic = PublicAddress.isPublic(address);
            if (!isPublic && !allowPrivate) {
                throw new RefusedException("points to an address that is not public");
            }
            if (isPublic && "http".equalsIgnoreCase(uri.getScheme())) {
                throw new RefusedException("must be an https URL");
            }
        }
        return new WebhookTarget(uri, addresses[0]);
    }

    boolean isTls() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    int port() {
        return uri.getPort() != -1 ? uri.getPort() : isTls() ? 443 : 80;
    }

    /** Path and query, as sent. */
    String requestUri() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
    }
}
