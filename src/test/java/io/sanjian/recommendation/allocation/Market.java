package io.sanjian.recommendation.allocation;

import java.util.ArrayList;
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
            java.util.Collections.shuffle(list, random);
            list = list.subList(0, random.nextInt(postCount + 1));
            Map<Long, Integer> scores = new HashMap<>();
            list.forEach(post -> scores.put(post, random.nextInt(4)));
            workers.put(id, new Seeker(id, 1_700_000_000L + random.nextInt(3), List.copyOf(list), scores));
        }
        return new Market(workers, posts);
    }

    /** What {@link Allocation} makes of it, when of each list only the first {@code limit} posts are known. */
    Map<Long, List<Long>> allocate(Map<Long, Integer> limits) {
        PreferencesBuilder builder = new PreferencesBuilder(1, 1);
        workers.values().forEach(worker -> {
            builder.worker(worker.id, worker.waitingSince, worker.list.size() <= limits.get(worker.id));
            worker.list.stream().limit(limits.get(worker.id))
                    .forEach(post -> builder.candidate(post, worker.scores.get(post)));
        });
        long[] ids = builder.postingIds();
        int[] capacities = new int[ids.length];
        int[] employers = new int[ids.length];
        for (int post = 0; post < ids.length; post++) {
            capacities[post] = posts.get(ids[post]).capacity;
            employers[post] = posts.get(ids[post]).employer;
        }
        Preferences preferences = builder.build(capacities, employers);
        Allocation allocation = Allocation.of(preferences);
        Map<Long, List<Long>> result = new TreeMap<>();
        for (int worker = 0; worker < preferences.workerCount(); worker++) {
            List<Long> picks = new ArrayList<>();
            for (int place : allocation.picks(worker)) {
                picks.add(ids[preferences.post(worker, place)]);
            }
            result.put(preferences.workerId(worker), picks);
        }
        return result;
    }

    Map<Long, List<Long>> allocate() {
        Map<Long, Integer> limits = new HashMap<>();
        workers.keySet().forEach(id -> limits.put(id, Integer.MAX_VALUE));
        return allocate(limits);
    }

    /** Rounds with lists cut off at {@code limit}, four times longer for whoever used theirs up. */
    Map<Long, List<Long>> allocateInRounds(int limit) {
        Map<Long, Integer> limits = new HashMap<>();
        workers.keySet().forEach(id -> limits.put(id, limit));
        while (true) {
            Map<Long, List<Long>> result = allocate(limits);
            List<Long> more = result.entrySet().stream().filter(e -> e.getValue().size() < Allocation.WANTED)
                    .map(Map.Entry::getKey).filter(id -> limits.get(id) < workers.get(id).list.size()).toList();
            if (more.isEmpty()) {
                return result;
            }
            more.forEach(id -> limits.merge(id, 4, (old, factor) -> old * factor));
        }
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
