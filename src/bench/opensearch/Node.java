import java.io.OutputStream;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One OpenSearch node on loopback, started from its source on a class path of its own: {@code java Node.java FOLDER PORT}.
 * Stops when its standard input ends.
 */
final class Node {
    private Node() {
    }

    static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        try (OpenSearchRunner runner = new OpenSearchRunner()) {
            runner.setMaxHttpPort(port);
            // The machine's disk may be fuller than OpenSearch likes.
            runner.onBuild((number, settings) -> settings.put("discovery.type", "single-node")
                    .put("cluster.routing.allocation.disk.threshold_enabled", false));
            // The first node takes the port after the base.
            runner.build(OpenSearchRunner.newConfigs().basePath(arguments[0]).numOfNode(1).baseHttpPort(port - 1));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
