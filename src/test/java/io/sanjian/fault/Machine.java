package io.sanjian.fault;

import java.io.IOException;

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
}
