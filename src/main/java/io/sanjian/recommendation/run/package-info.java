/**
 * Runs: one list for every worker in scope. A run is cut into tasks that every replica claims, keeps alive and finishes
 * under a fencing token; see {@code docs/runs.md}.
 *
 * <p>Reactive on request paths: {@link RunResource}, {@link RunStart}, {@link RunEnd}, {@link Runs}, {@link RunEvents},
 * {@link OnDemandLists}, and what these share with runs: {@link ListLocks}, {@link WorkerHistoryLoader}.
 * Blocking: background, all else: {@link TaskRunner} and its steps {@link PlanStep}, {@link SearchStep},
 * {@link AllocateStep}, {@link StoreStep} and {@link CleanStep}, {@link PlanScheduler}, and what they work with:
 * {@link TaskQueue}, {@link RunFlow}, {@link Candidates}, {@link RunCutOffs},
 * {@link PickWriter}, {@link PostingCapacityReader}, {@link RunPostings}.
 */
package io.sanjian.recommendation.run;
