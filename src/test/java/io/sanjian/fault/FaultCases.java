package io.sanjian.fault;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Cases of faults. They share one bed, which each leaves healthy. {@code mvn verify -Pfaults} runs them;
 * {@code -Dsanjian.fault.rounds=10} tries each random moment ten times.
 */
@Tag("fault")
@ExtendWith(SharedBed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultCases {
    /** How often each random moment is tried. */
    static final int ROUNDS = Integer.getInteger("sanjian.fault.rounds", 1);

    final Random random = Seed.random(getClass().getSimpleName());

    /** How many replicas are running when a case begins. */
    int replicas() {
        return 1;
    }
}
