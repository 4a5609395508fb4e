/**
 * Runs: one list for every worker in scope. A run is cut into tasks that every replica claims, keeps alive and finishes
 * under a fencing token; see {@code docs/runs.md}.
 *
 * <p>Reactive on request paths: {@link RunResource}, {@link RunStart}, {@link RunEnd}, {@link Runs}, {@link RunEvents}.
 * Blocking: background, all else: {@link TaskRunner} and the steps {@link PlanStep}, {@link SearchStep}, {@link
 * AllocateStep}, {@link StoreStep}, {@link CleanStep}, {@link PlanTick}, and what they work with: {@link Tasks}, {@link
 * RunFlow}, {@link Candidates}, {@link CutOffs}, {@link Histories}, {@link PickWriter}, {@link PostingPlaces}, {@link
 * RunPosts}.
 */
package io.sanjian.recommendation.run;
