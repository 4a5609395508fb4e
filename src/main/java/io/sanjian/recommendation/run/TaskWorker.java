package io.sanjian.recommendation.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The threads of this replica that work on runs, and the one that says they are alive. */
@ApplicationScoped
class TaskWorker {
    private static final Logger LOG = Logger.getLogger(TaskWorker.class);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final TaskQueue tasks;
    private final TaskRunner runner;
    private final RunFlow flow;
    private final WorkSignal wakeUp;
    private final RunConfig config;
    private final Clock clock;
    private final String name = name();
    private final Map<UUID, Task> held = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    TaskWorker(TaskQueue tasks, TaskRunner runner, RunFlow flow, WorkSignal wakeUp, RunConfig config, Clock clock) {
        this.tasks = tasks;
        this.runner = runner;
        this.flow = flow;
        this.wakeUp = wakeUp;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (!config.executor()) {
            return;
        }
        int count = config.threads().orElse(Runtime.getRuntime().availableProcessors());
        for (int i = 1; i <= count; i++) {
            threads.add(Thread.ofPlatform().name("run-" + i).daemon().start(this::work));
        }
        threads.add(Thread.ofPlatform().name("run-heartbeat").daemon().start(this::beat));
        LOG.infof("Replica %s works on runs with %d threads", name, count);
    }

    /** Lets tasks that are nearly done end; others are given back, so that no replica has to wait for their silence. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        wakeUp.call();
        long until = System.nanoTime() + STOP.toNanos();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
        for (Task task : held.values()) {
            tasks.release(task, clock.instant());
        }
    }

    private void work() {
        while (stopping.getCount() > 0) {
            long seen = wakeUp.calls();
            try {
                if (!workOnce()) {
                    wakeUp.await(seen, config.pollInterval());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                LOG.warnf(e, "Runs cannot be worked on for the moment");
                pause(config.retryPause());
            }
        }
    }

    /** Does the next task, if there is one; else takes stalled runs on. */
    boolean workOnce() {
        Optional<Task> claimed = tasks.claim(name, clock.instant(), config.staleAfter());
        if (claimed.isEmpty()) {
            boolean advanced = false;
            for (long run : flow.stalled()) {
                advanced |= flow.advance(run, clock.instant());
            }
            return advanced;
        }
        Task task = claimed.get();
        held.put(task.claim(), task);
        try {
            runner.run(task);
        } finally {
            held.remove(task.claim());
        }
        wakeUp.call();
        return true;
    }

    private void beat() {
        while (!pause(config.heartbeat())) {
            try {
                if (!held.isEmpty()) {
                    tasks.beat(held.values(), clock.instant());
                }
            } catch (RuntimeException e) {
                LOG.warnf(e, "Heartbeat failed");
            }
        }
    }

    /** @return whether the replica is stopping */
    private boolean pause(Duration time) {
        try {
            return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String name() {
        try {
            return InetAddress.getLocalHost().getHostName() + "/" + ProcessHandle.current().pid();
        } catch (UnknownHostException e) {
            return "pid " + ProcessHandle.current().pid();
        }
    }
}
