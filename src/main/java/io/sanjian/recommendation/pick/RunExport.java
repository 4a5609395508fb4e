package io.sanjian.recommendation.pick;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.audit.Audit;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.recommendation.pick.PickLists.Addressed;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The lists of a run as lines of JSON, a page at a time, so that memory does not grow with the run. */
@ApplicationScoped
class RunExport {
    private static final int PAGE = 500;

    private final Pool pool;
    private final PickLists lists;
    private final Audit audit;
    private final ComputeExecutor executor;
    private final ObjectMapper json;

    RunExport(Pool pool, PickLists lists, Audit audit, ComputeExecutor executor, ObjectMapper json) {
        this.pool = pool;
        this.lists = lists;
        this.audit = audit;
        this.executor = executor;
        this.json = json;
    }

    /**
     * The lists of the workers within reach, by worker; each worker is recorded before the page is given.
     *
     * @return some lines each, without the end of the last; a page is read when the one before has been sent. Fails with
     *         NOT_FOUND
     */
    Multi<byte[]> of(long runId, AreaScope reach, Audit.Author author) {
        return lists.hasRun(runId).invoke(exists -> {
            if (!exists) {
                throw ProblemException.notFound("run", runId);
            }
        }).onItem().transformToMulti(exists -> pages(runId, reach)).onItem()
                .transformToUniAndConcatenate(page -> audit.record(pool, author, Audit.Action.LIST,
                        page.stream().map(list -> list.list().workerId()).toList(),
                        "recommendations of run " + runId).chain(() -> executor.call(() -> lines(page))));
    }

    private Multi<List<Addressed>> pages(long runId, AreaScope reach) {
        return Multi.createBy().repeating()
                .uni(() -> new AtomicLong(Long.MIN_VALUE), after -> page(runId, reach, after))
                .until(List::isEmpty);
    }

    private Uni<List<Addressed>> page(long runId, AreaScope reach, AtomicLong after) {
        return lists.page(runId, after.get(), PAGE, reach).invoke(page -> {
            if (!page.isEmpty()) {
                after.set(page.getLast().list().workerId());
            }
        });
    }

    private byte[] lines(List<Addressed> page) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try {
            for (Addressed list : page) {
                if (lines.size() > 0) {
                    lines.write('\n');
                }
                lines.write(json.writeValueAsBytes(ExportLine.of(list.message())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toByteArray();
    }
}
