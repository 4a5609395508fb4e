package io.sanjian.recommendation.run;

import io.sanjian.database.Transactions;
import io.sanjian.delivery.Outbox;
import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.recommendation.pick.PickList;
import io.sanjian.recommendation.pick.PickLists;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Stores the lists of a batch of workers, and in the same transaction the messages that announce them. */
@ApplicationScoped
class StoreStep implements Step {
    private final RunFlow flow;
    private final Runs runs;
    private final TaskQueue tasks;
    private final Transactions transactions;
    private final PickWriter writer;
    private final PickLists pickLists;
    private final ListLocks locks;
    private final Outbox outbox;
    private final Clock clock;

    StoreStep(RunFlow flow, Runs runs, TaskQueue tasks, Transactions transactions, PickWriter writer,
            PickLists pickLists,
            ListLocks locks, Outbox outbox, Clock clock) {
        this.flow = flow;
        this.runs = runs;
        this.tasks = tasks;
        this.transactions = transactions;
        this.writer = writer;
        this.pickLists = pickLists;
        this.locks = locks;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.STORE;
    }

    @Override
    public void execute(Task task) {
        Run run = Transactions.await(runs.find(task.runId())).orElseThrow(() -> new ClaimLostException(task));
        List<PickList> lists = writer.write(run, task, clock.instant());
        transactions.runAgainIfLost(tx -> {
            flow.share(tx, task);
            Transactions.await(locks.share(tx, task.workerIds()));
            PickLists.Stored stored = Transactions.await(pickLists.store(tx, lists));
            int full = (int) stored.lists().values().stream().filter(State.FULL::equals).count();
            tasks.finish(tx, task, full, stored.lists().size() - full, stored.served(), clock.instant());
            Transactions.await(outbox.enqueue(tx, run.id(), List.copyOf(stored.lists().keySet()),
                    run.order().channels()));
        });
        outbox.wakeUp();
    }
}
