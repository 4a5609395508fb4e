package io.sanjian.recommendation.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A small market in plain objects, with the slow and obvious form of what {@link Allocation} does.
 *
 * @param workers by id
 */
record Market(Map<Long, Seeker> workers, Map<Long, Offer> posts) {

    /**
     * @param list posting ids, best first
     * @param scores by posting id
     */
    record Seeker(long id, long waitingSince, List<Long> list, Map<Long, Integer> scores) {
    }

    record Offer(long id, int capacity, int employer) {
    }

    static Market random(long seed, int workerCount, int postCount, int maxCapacity, int employerCount) {
        Random random = new Random(seed);
        Map<Long, Offer> posts = new LinkedHashMap<>();
        for (long id = 0; id < postCount; id++) {
            long postingId = id * 1_000_003 + 17;
            posts.put(postingId, new Offer(postingId, random.nextInt(maxCapacity + 1), random.nextInt(employerCount)));
        }
        Map<Long, Seeker> workers = new TreeMap<>();
        for (long id = 1; id <= workerCount; id++) {
            List<Long> list = new ArrayList<>(posts.keySet());
            Collections.shuffle(list, random);
            list = list.subList(0, random.nextInt(postCount + 1));
            Map<Long, Integer> scores = new HashMap<>();
            list.forEach(post -> scores.put(post, random.nextInt(4)));
            workers.put(id, new Seeker(id, 1_700_000_000L + random.nextInt(3), List.copyOf(list), scores));
        }
        return new Market(workers, posts);
    }

    /** The picks of each worker, best first. */
    Map<Long, List<Long>> allocate() {
        return allocate(Integer.MAX_VALUE, true, new Random(0));
    }

    /**
     * What {@link Allocation} makes of it, when at first only {@code limit} posts of each list are known, and whoever
     * has used up theirs gets another list, of twice as many posts that are still attainable, sooner or later.
     *
     * @param anew   whether each round allocates anew, or goes on from the round before
     * @param chance who of those is in the next round
     */
    Map<Long, List<Long>> allocate(int limit, boolean anew, Random chance) {
        List<Map<Long, List<Long>>> rounds = new ArrayList<>();
        Map<Long, Boolean> exhausted = new HashMap<>();
        Map<Long, List<Long>> first = new TreeMap<>();
        workers.values().forEach(worker -> {
            first.put(worker.id, worker.list.stream().limit(limit).toList());
            exhausted.put(worker.id, worker.list.size() <= limit);
        });
        rounds.add(first);
        Preferences lists = add(rounds, exhausted, new Preferences(1, 1));
        Allocation allocation = new Allocation(lists);
        while (true) {
            long[] ids = lists.postingIds();
            allocation.allocate(capacities(ids), employers(ids));
            List<Seeker> again = new ArrayList<>();
            Map<Long, List<Long>> outcome = new TreeMap<>();
            for (int worker = 0; worker < lists.workerCount(); worker++) {
                long id = lists.workerId(worker);
                outcome.put(id, Arrays.stream(allocation.picks(worker)).mapToObj(post -> ids[post]).toList());
                if (allocation.usedUp(worker) && !lists.exhausted(worker)) {
                    again.add(workers.get(id));
                }
            }
            if (again.isEmpty()) {
                return outcome;
            }
            int longer = (int) Math.min(Integer.MAX_VALUE, (long) limit << Math.min(30, rounds.size()));
            Collections.shuffle(again, chance);
            rounds.add(
                    attainable(again.subList(0, 1 + chance.nextInt(again.size())), longer, allocation, ids, exhausted));
            if (anew) {
                lists = add(rounds, exhausted, new Preferences(1, 1));
                allocation = new Allocation(lists);
            } else {
                add(rounds.subList(rounds.size() - 1, rounds.size()), exhausted, lists);
            }
        }
    }

    private Preferences add(List<Map<Long, List<Long>>> rounds, Map<Long, Boolean> exhausted, Preferences lists) {
        for (Map<Long, List<Long>> round : rounds) {
            boolean first = lists.workerCount() < workers.size();
            round.forEach((id, list) -> {
                if (first) {
                    lists.worker(id, workers.get(id).waitingSince, exhausted.get(id));
                } else {
                    lists.again(id, exhausted.get(id));
                }
                list.forEach(post -> lists.candidate(post, workers.get(id).scores.get(post)));
            });
        }
        return lists;
    }

    private Map<Long, List<Long>> attainable(List<Seeker> again, int limit, Allocation allocation, long[] ids,
            Map<Long, Boolean> exhausted) {
        Map<Long, Seeker> leastWanted = new HashMap<>();
        allocation.cutOffs((post, score, waitingSince, workerId) -> leastWanted.put(ids[post],
                new Seeker(workerId, waitingSince, List.of(), Map.of(ids[post], score))));
        Map<Long, List<Long>> lists = new TreeMap<>();
        for (Seeker worker : again) {
            List<Long> open = worker.list.stream().filter(post -> !leastWanted.containsKey(post)
                    || worker.id == leastWanted.get(post).id
                    || prefers(posts.get(post), worker, leastWanted.get(post))).toList();
            lists.put(worker.id, open.stream().limit(limit).toList());
            exhausted.put(worker.id, open.size() <= limit);
        }
        return lists;
    }

    private int[] capacities(long[] ids) {
        return Arrays.stream(ids).mapToInt(id -> posts.get(id).capacity).toArray();
    }

    private int[] employers(long[] ids) {
        return Arrays.stream(ids).mapToInt(id -> posts.get(id).employer).toArray();
    }

    /** As in textbooks: all propose what they want of what has not refused them, posts refuse the worst. */
    Map<Long, List<Long>> slowly() {
        Map<Long, Set<Long>> refused = new HashMap<>();
        workers.keySet().forEach(id -> refused.put(id, new HashSet<>()));
        while (true) {
            Map<Long, List<Long>> offers = new TreeMap<>();
            workers.values().forEach(worker -> offers.put(worker.id, choose(worker,
                    worker.list.stream().filter(post -> !refused.get(worker.id).contains(post)).toList())));
            boolean changed = false;
            for (Offer post : posts.values()) {
                List<Seeker> askers = workers.values().stream().filter(w -> offers.get(w.id).contains(post.id))
                        .sorted((a, b) -> prefers(post, a, b) ? -1 : 1).toList();
                for (Seeker loser : askers.subList(Math.min(post.capacity, askers.size()), askers.size())) {
                    changed |= refused.get(loser.id).add(post.id);
                }
            }
            if (!changed) {
                return offers;
            }
        }
    }

    /** The best three of these posts in the worker's order, one per employer. */
    List<Long> choose(Seeker worker, List<Long> among) {
        List<Long> chosen = new ArrayList<>();
        Set<Integer> employers = new HashSet<>();
        for (Long post : worker.list) {
            if (among.contains(post) && chosen.size() < Allocation.WANTED && employers.add(posts.get(post).employer)) {
                chosen.add(post);
            }
        }
        return chosen;
    }

    boolean prefers(Offer post, Seeker a, Seeker b) {
        int scoreA = a.scores.get(post.id);
        int scoreB = b.scores.get(post.id);
        if (scoreA != scoreB) {
            return scoreA > scoreB;
        }
        return a.waitingSince != b.waitingSince ? a.waitingSince < b.waitingSince : a.id < b.id;
    }

    List<Seeker> holders(Map<Long, List<Long>> outcome, Offer post) {
        return workers.values().stream().filter(w -> outcome.get(w.id).contains(post.id)).toList();
    }

    /** Whether capacities and the workers' choices are kept and nobody can justly object. */
    boolean isStable(Map<Long, List<Long>> outcome) {
        for (Seeker worker : workers.values()) {
            List<Long> mine = outcome.get(worker.id);
            if (!choose(worker, mine).equals(mine)) {
                return false;
            }
            for (Long wanted : worker.list) {
                Offer post = posts.get(wanted);
                List<Long> better = new ArrayList<>(mine);
                better.add(wanted);
                if (!mine.contains(wanted) && choose(worker, better).contains(wanted)) {
                    List<Seeker> holders = holders(outcome, post);
                    if (holders.size() < post.capacity || holders.stream().anyMatch(h -> prefers(post, worker, h))) {
                        return false;
                    }
                }
            }
        }
        return posts.values().stream().allMatch(post -> holders(outcome, post).size() <= post.capacity);
    }

    /** Every assignment at all: subsets of each worker's list. Only for very small markets. */
    List<Map<Long, List<Long>>> everyOutcome() {
        List<Map<Long, List<Long>>> outcomes = List.of(Map.of());
        for (Seeker worker : workers.values()) {
            List<Map<Long, List<Long>>> extended = new ArrayList<>();
            for (Map<Long, List<Long>> outcome : outcomes) {
                for (int subset = 0; subset < 1 << worker.list.size(); subset++) {
                    List<Long> mine = new ArrayList<>();
                    for (int i = 0; i < worker.list.size(); i++) {
                        if ((subset >> i & 1) == 1) {
                            mine.add(worker.list.get(i));
                        }
                    }
                    Map<Long, List<Long>> next = new TreeMap<>(outcome);
                    next.put(worker.id, mine);
                    extended.add(next);
                }
            }
            outcomes = extended;
        }
        return outcomes;
    }
}
