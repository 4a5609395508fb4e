package io.sanjian.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.sanjian.delivery.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What must hold after any fault, looked up in the database and at the receivers: one list for each worker in scope, each
 * message at its receiver, none there twice, index like table, nothing held by the dead.
 */
final class Audit {
    private static final String IN_SCOPE = "select id from worker where consent is distinct from false";
    private static final String LISTS = "select worker_id, cardinality(posting_ids) from pick_list where run_id = ?";
    private static final String OUTBOX = """
            select worker_id, channel, state, message_id, possibly_sent, last_error from outbox where run_id = ? order by id
            """;
    private static final String INBOX = "select worker_id from inbox_message where run_id = ?";
    private static final String POSTS = "select id, title from posting where status = 'OPEN'";
    private static final int PAGE = 100;

    private final Sql sql;
    private final Phones phones;
    private final City city;

    Audit(Sql sql, Phones phones, City city) {
        this.sql = sql;
        this.phones = phones;
        this.city = city;
    }

    private record Sent(long worker, Channel channel, String state, UUID message, boolean possiblySent, String error) {

        boolean isDelivered() {
            return state.equals("DELIVERED");
        }
    }

    /** Whether the run has ended, is cleaned up, and none of its messages is on its way any more. */
    boolean isSettled(long run) {
        return sql.number("select count(*) from run where id = ? and state = 'COMPLETED'", run) == 1
                && sql.number("select count(*) from run_task where run_id = ?", run) == 0
                && sql.number("select count(*) from outbox where run_id = ? and state in ('PENDING', 'SENDING')",
                        run) == 0;
    }

    /** What became of a run that is settled. */
    Findings of(long run) {
        List<String> lost = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        Map<Long, Integer> lists = new HashMap<>();
        sql.list(LISTS, row -> Map.entry(row.getLong(1), row.getInt(2)), run).forEach(list -> {
            if (lists.put(list.getKey(), list.getValue()) != null) {
                doubled.add("list of worker " + list.getKey());
            }
        });
        Set<Long> inScope = new HashSet<>(sql.list(IN_SCOPE, row -> row.getLong(1)));
        inScope.stream().filter(worker -> !lists.containsKey(worker)).forEach(w -> lost.add("list of worker " + w));
        lists.keySet().stream().filter(worker -> !inScope.contains(worker))
                .forEach(worker -> doubled.add("list of worker " + worker + ", who is not in scope"));
        Received received = new Received(run);
        Map<Long, List<Sent>> sentTo = new TreeMap<>();
        sql.list(OUTBOX, row -> new Sent(row.getLong(1), Channel.valueOf(row.getString(2)), row.getString(3),
                (UUID) row.getObject(4), row.getBoolean(5), row.getString(6)), run)
                .forEach(sent -> sentTo.computeIfAbsent(sent.worker(), w -> new ArrayList<>()).add(sent));
        long inDoubt = 0;
        for (Map.Entry<Long, Integer> list : lists.entrySet()) {
            inDoubt += received.judge(list.getKey(), list.getValue() > 0,
                    sentTo.getOrDefault(list.getKey(), List.of()), lost, doubled);
        }
        return new Findings(lists.size(), received.messages, lost, doubled, inDoubt);
    }

    /** The receivers' side of a run. */
    private final class Received {
        private final Map<String, Integer> wechat;
        private final Map<UUID, Integer> sms = phones.smsByKey();
        private final Map<Long, Map<String, Integer>> portal;
        private final Map<Long, Integer> inbox = new HashMap<>();
        private long messages;

        Received(long run) {
            wechat = phones.wechatOf(run);
            portal = phones.portalOf(run);
            sql.list(INBOX, row -> row.getLong(1), run).forEach(worker -> inbox.merge(worker, 1, Integer::sum));
        }

        /** @return messages that came twice, and were marked as in doubt */
        private long judge(long worker, boolean hasPicks, List<Sent> sent, List<String> lost, List<String> doubled) {
            long ringing = 0;
            boolean marked = false;
            for (Sent message : sent) {
                int accepted = accepted(message);
                messages += accepted;
                marked |= message.possiblySent();
                if (message.isDelivered() ? accepted == 0 : !message.state().equals("REFUSED")) {
                    lost.add(message.toString());
                }
                if (message.channel().rings()) {
                    ringing += accepted;
                } else if (accepted > 1) {
                    doubled.add(message.toString());
                }
            }
            expect(Channel.INBOX, worker, sent, lost);
            expect(Channel.WEBHOOK, worker, sent, lost);
            boolean hasPhone = city.hasPhone(worker);
            if (hasPicks && hasPhone && ringing == 0) {
                lost.add("phone of worker " + worker + ": " + sent);
            }
            if (ringing > 1 && !marked) {
                doubled.add("phone of worker " + worker + ": " + sent);
            }
            return ringing > 1 && marked ? ringing - 1 : 0;
        }

        private void expect(Channel channel, long worker, List<Sent> sent, List<String> lost) {
            if (sent.stream().noneMatch(message -> message.channel() == channel && message.isDelivered())) {
                lost.add(channel + " of worker " + worker);
            }
        }

        private int accepted(Sent message) {
            return switch (message.channel()) {
                case INBOX -> inbox.getOrDefault(message.worker(), 0);
                case WEBHOOK -> portal.getOrDefault(message.worker(), Map.of()).size();
                case WECHAT -> wechat.getOrDefault(city.openids().getOrDefault(message.worker(), ""), 0);
                case SMS -> sms.getOrDefault(message.message(), 0);
            };
        }
    }

    /** How the index of a replica differs from the table; empty where it does not. */
    String difference(Replica replica) throws IOException, InterruptedException {
        Map<Long, String> table = new HashMap<>();
        sql.list(POSTS, row -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(post -> table.put(post.getKey(), post.getValue()));
        Map<Long, String> index = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = replica.api().get("/postings?limit=" + PAGE + cursor);
            for (JsonNode post : page.path("items")) {
                if (index.put(post.path("id").asLong(), post.path("title").asText()) != null) {
                    return "post " + post.path("id") + " is in the index of " + replica.name() + " twice";
                }
            }
            cursor = page.path("nextCursor").isTextual() ? "&cursor=" + page.path("nextCursor").asText() : "";
        } while (!cursor.isEmpty());
        if (index.equals(table)) {
            return "";
        }
        Set<Map.Entry<Long, String>> different = new HashSet<>(table.entrySet());
        different.removeAll(index.entrySet());
        return "index of %s: %d posts, table: %d, not alike: %s".formatted(replica.name(), index.size(), table.size(),
                different.stream().limit(5).toList());
    }

    /** Everything that somebody holds who may be dead: tasks, messages, leases, transactions. Empty where nothing is held. */
    List<String> held() {
        List<String> held = new ArrayList<>();
        held.addAll(sql.list("select id || ' ' || kind || ' of run ' || run_id from run_task where state <> 'DONE'",
                row -> "task " + row.getString(1)));
        held.addAll(sql.list("select id || ' ' || channel from outbox where state = 'SENDING'",
                row -> "message " + row.getString(1)));
        held.addAll(sql.list("select app_id from wechat_token where lease is not null and lease_until > now()",
                row -> "token lease of " + row.getString(1)));
        held.addAll(sql.list("select channel || ' ' || reason from channel_pause", row -> "pause " + row.getString(1)));
        held.addAll(sql.list("""
                select pid || ' ' || query from pg_stat_activity
                where state like 'idle in transaction%' and state_change < now() - interval '5 seconds'
                """, row -> "transaction of " + row.getString(1)));
        return held;
    }
}
