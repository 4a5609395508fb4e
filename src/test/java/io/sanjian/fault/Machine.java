package io.sanjian.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The machine that the cases run on, and what they may do to it. */
final class Machine {

    private Machine() {
    }

    /** @return whether a program did as told; false where there is no such program */
    static boolean does(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** A folder and all in it. A merge may take files away while they are looked for; then they are looked for again. */
    static List<Path> all(Path folder) {
        return FaultBed.await("a look into " + folder).until(() -> {
            try (Stream<Path> found = Files.walk(folder)) {
                return found.toList();
            }
        }, found -> !found.isEmpty());
    }
}
