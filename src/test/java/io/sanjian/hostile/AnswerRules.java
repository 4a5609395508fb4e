package io.sanjian.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.support.Answer;
import io.sanjian.support.RawHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds of every answer, whatever was asked. */
final class AnswerRules {
    /** An honest call takes milliseconds; this leaves room for a machine that does other things as well. */
    static final long MOST_MILLIS = 10_000;
    /** Some dozen violations, each with some dozen allowed values. */
    private static final int MOST_PROBLEM = 128 << 10;
    private static final String PROBLEM = "application/problem+json";
    /** Names of classes, lines of stack traces, statements and messages of the database, files. */
    private static final Pattern INNARDS = Pattern.compile("Exception|\\bat [a-z]+(\\.\\w+)+\\(|io\\.(sanjian|quarkus|"
            + "vertx|netty|smallrye)|(java|jakarta|javax|com|org)\\.[a-z]+\\.|\\.java\\b|SQLSTATE|ERROR: |\\bselect .* from"
            + "|\\binsert into|\\bupdate \\w+ set|violates|constraint \"|<html|/tmp/", Pattern.CASE_INSENSITIVE);
    private static final ObjectMapper JSON = new ObjectMapper();

    private AnswerRules() {
    }

    /** What is wrong with the answer; empty for a good one. */
    static List<String> faults(Answer answer) {
        List<String> faults = new ArrayList<>();
        if (answer.status() == Answer.HUNG_UP) {
            return List.of("no answer");
        }
        if (answer.status() >= 500) {
            faults.add("status " + answer.status());
        }
        if (answer.millis() > MOST_MILLIS) {
            faults.add("took " + answer.millis() + " ms");
        }
        if (answer.body().length > RawHttp.MOST_BODY) {
            faults.add("unbounded body");
        }
        if (answer.status() >= 400) {
            faults.addAll(problem(answer));
        }
        return faults;
    }

    private static List<String> problem(Answer answer) {
        if (!answer.header("Content-Type").startsWith(PROBLEM)) {
            return List.of("no problem document but '" + answer.header("Content-Type") + "'");
        }
        if (answer.body().length > MOST_PROBLEM) {
            return List.of("a problem of " + answer.body().length + " bytes");
        }
        List<String> faults = new ArrayList<>();
        if (INNARDS.matcher(answer.text()).find()) {
            faults.add("tells of the inside");
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            if (!problem.path("type").asText().startsWith("urn:sanjian:problem:")
                    || problem.path("title").asText().isBlank() || problem.path("status").asInt() != answer.status()
                    || !problem.path("instance").asText().startsWith("/")) {
                faults.add("an incomplete problem");
            }
            if (answer.status() == 400 && problem.path("violations").isEmpty()) {
                faults.add("names no field");
            }
            problem.path("violations").forEach(violation -> Set.of("field", "code", "message").forEach(part -> {
                if (violation.path(part).asText().isBlank()) {
                    faults.add("a violation without " + part);
                }
            }));
        } catch (IOException e) {
            faults.add("a problem that is no JSON");
        }
        return faults;
    }

    /** Names of the fields that a problem speaks of. */
    static List<String> fields(Answer answer) {
        try {
            return JSON.readTree(answer.body()).path("violations").findValuesAsText("field");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
