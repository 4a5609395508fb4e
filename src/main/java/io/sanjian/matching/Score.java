package io.sanjian.matching;

/**
 * How well a post suits a person: whole numbers whose sum is the score, 100 at most. Weights and their reasons stand in
 * {@code Weights}.
 */
public record Score(int trade, int distance, int pay, int preference, int age, int freshness) {

    public int total() {
        return trade + distance + pay + preference + age + freshness;
    }
}
