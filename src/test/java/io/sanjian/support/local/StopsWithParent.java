package io.sanjian.support.local;

import java.io.IOException;
import java.lang.reflect.Method;

/**
 * Main class of the service when the local server starts it: stops it cleanly as soon as the standard input ends, that
 * is, when the local server has died, however it died. The service itself knows nothing of this.
 */
final class StopsWithParent {

    private StopsWithParent() {
    }

    static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // nothing is ever said, only the end counts
                }
            } catch (IOException e) {
                // as good as the end
            }
            System.exit(0);
        });
        Method entry = Class.forName("io.quarkus.bootstrap.runner.QuarkusEntryPoint").getMethod("main", String[].class);
        entry.invoke(null, (Object) arguments);
    }
}
