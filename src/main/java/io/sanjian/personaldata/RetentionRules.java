package io.sanjian.personaldata;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.audit.AuditChain;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What is removed when. In the background. */
@ApplicationScoped
class RetentionRules {
    /** Being recommended to is nothing that the worker did. */
    private static final String INACTIVE = """
            with idle as (
                select w.id from worker w
                where w.updated_at < $1
                  and not exists (select from feedback f where f.worker_id = w.id and f.created_at >= $1)
                  and not exists (select from inbox_message m where m.worker_id = w.id and m.read_at >= $1)
                  and not exists (select from ledger_entry e where e.worker_id = w.id and e.updated_at >= $1)
                  and not exists (select from service_record s where s.worker_id = w.id and s.recorded_at >= $1
                                  and s.via not in ('WECHAT', 'SMS'))
                  and not exists (select from api_token t where t.worker_id = w.id and t.last_used_at >= $1)
                  and not exists (select from login_session s join wechat_account a on a.id = s.account_id
                                  where a.worker_id = w.id and s.rotated_at >= $1)
                order by w.id limit $2 for update of w skip locked),
            noted as (
                insert into audit (at, actor, action, worker_id, detail)
                select $3, 'retention', 'ERASE', id, 'inactive' from idle)
            delete from worker where id in (select id from idle)
            """;
    private static final String LISTS = """
            delete from pick_list where ctid = any(array(select ctid from pick_list where created_at < $1 limit $2))
            """;
    /** The note and who gave it go with the worker: see the trigger. */
    private static final String FEEDBACK = """
            update feedback set worker_id = null where id in (
                select id from feedback where worker_id is not null and created_at < $1
                order by created_at limit $2 for update skip locked)
            """;
    private static final String SMS_REPLIES = """
            delete from sms_reply where id in (
                select id from sms_reply where received_at < $1 order by received_at limit $2 for update skip locked)
            """;

    private final List<RetentionRule> all;
    private final Clock clock;

    RetentionRules(AuditChain audit, RetentionConfig config, Clock clock) {
        this.clock = clock;
        this.all = List.of(new RetentionRule("inactive-workers", config.inactiveWorkers(), this::eraseInactive),
                new RetentionRule("lists", config.lists(), (tx, before, limit) -> remove(tx, LISTS, before, limit)),
                new RetentionRule("feedback", config.feedback(),
                        (tx, before, limit) -> remove(tx, FEEDBACK, before, limit)),
                new RetentionRule("sms-replies", config.smsReplies(),
                        (tx, before, limit) -> remove(tx, SMS_REPLIES, before, limit)),
                new RetentionRule("audit", config.audit(), audit::removeBefore));
    }

    List<RetentionRule> all() {
        return all;
    }

    private int eraseInactive(SqlConnection tx, Instant before, int limit) {
        return tx.preparedQuery(INACTIVE).executeAndAwait(Tuple.of(utc(before), limit, utc(clock.instant())))
                .rowCount();
    }

    private static int remove(SqlConnection tx, String sql, Instant before, int limit) {
        return tx.preparedQuery(sql).executeAndAwait(Tuple.of(utc(before), limit)).rowCount();
    }
}
