package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That the audit sees what is missing and what is too much: without that, no other case here proves anything. */
class AuditIT extends FaultCases {

    @Test
    void whatIsMissingAndWhatIsTooMuchIsSeen(FaultBed bed) throws Exception {
        long run = bed.begin("audit");
        bed.awaitGood("none", run);
        Audit audit = bed.audit();
        long worker = bed.city().openids().keySet().stream().sorted()
                .filter(id -> bed.sql().number("select count(*) from outbox where run_id = ? and worker_id = ? and "
                        + "channel = 'WECHAT' and state = 'DELIVERED'", run, id) == 1)
                .findFirst().orElseThrow();
        bed.sql().execute("delete from inbox_message where run_id = %d and worker_id = %d".formatted(run, worker));
        assertThat(audit.of(run).lost()).hasSize(1).first().asString().contains("INBOX");

        bed.sql()
                .execute("insert into outbox (run_id, worker_id, channel, state, message_id) select run_id, worker_id, "
                        + "'SMS', 'DELIVERED', gen_random_uuid() from pick_list where run_id = %d and worker_id = %d"
                                .formatted(run, worker));
        assertThat(audit.of(run).lost()).hasSize(2);

        bed.phones().wechatAgain(bed.city().openids().get(worker), run);
        assertThat(audit.of(run).doubled()).hasSize(1).first().asString().contains("phone of worker " + worker);

        bed.sql().execute("delete from pick_list where run_id = %d and worker_id = %d".formatted(run, worker));
        assertThat(audit.of(run).lost()).contains("list of worker " + worker);

        bed.sql().execute("insert into run_task (run_id, kind) values (%d, 'SEARCH')".formatted(run));
        assertThat(audit.held()).anyMatch(task -> task.endsWith("SEARCH of run " + run));
        bed.sql().execute("delete from run_task where run_id = " + run);

        bed.sql().execute("alter table posting disable trigger posting_updated");
        bed.sql().execute(
                "update posting set title = 'x' where id = (select min(id) from posting where status = 'OPEN')");
        bed.sql().execute("alter table posting enable trigger posting_updated");
        assertThat(audit.difference(bed.service())).contains("=x");
        bed.sql().execute("update posting set title = 'y' where title = 'x'");
        bed.awaitIndexLikeTable("a change is noted");
    }
}
