package io.sanjian.recommendation.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.clock.BusinessZone;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.reading.Understood;
import io.sanjian.reference.terms.Wish;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.JobIntention;
import io.sanjian.worker.JobIntentionReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;

/** Reads a match request from its JSON, so that all faults are told at once. */
@ApplicationScoped
public class MatchRequestReader {
    private static final int MAX_AGE = 120;

    private final JobIntentionReader intentions;
    private final UnderstoodReader corrections;
    private final Clock clock;

    public MatchRequestReader(JobIntentionReader intentions, UnderstoodReader corrections, Clock clock) {
        this.intentions = intentions;
        this.corrections = corrections;
        this.clock = clock;
    }

    /** @throws ProblemException VALIDATION, with every fault */
    public MatchRequest read(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        Understood correction = corrections.take(body, fields::reject);
        return finish(fields, read(fields, correction));
    }

    /**
     * A request to explain one pair: the profile's own fields and {@code postingId} side by side.
     *
     * @throws ProblemException VALIDATION, with every fault
     */
    public ExplainRequest readExplain(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        Understood correction = corrections.take(body, fields::reject);
        String postingId = fields.requiredText("postingId", 200);
        return new ExplainRequest(finish(fields, read(fields, correction)), postingId);
    }

    private MatchRequest read(BodyFields fields, Understood correction) {
        String id = fields.text("id", 200);
        LocalDate given = fields.date("at");
        LocalDate at = given == null ? LocalDate.ofInstant(clock.instant(), BusinessZone.ID) : given;
        Integer age = age(fields, at);
        Sex sex = fields.constant("sex", Sex.class, s -> s == Sex.M ? "男" : "女");
        JobIntention intention = intentions.read(fields);
        Set<Wish> wishes = fields.constantSet("wishes", Wish.class, Wish::name);
        Set<Wish> musts = fields.constantSet("musts", Wish.class, Wish::name);
        Integer limit = fields.integer("limit", 1, MatchRequest.MAX_LIMIT);
        return new MatchRequest(id, age == null ? 0 : age, sex, intention, correction, wishes, musts,
                limit == null ? MatchRequest.DEFAULT_LIMIT : limit, at, fields.warnings());
    }

    private static Integer age(BodyFields fields, LocalDate at) {
        Integer age = fields.integer("age", 0, MAX_AGE);
        LocalDate birth = fields.date("birthDate");
        if (birth == null) {
            if (age == null && !fields.has("age") && !fields.has("birthDate")) {
                fields.reject(new Violation("age", "REQUIRED", "age or birthDate is required", null));
            }
            return age;
        }
        int years = Period.between(birth, at).getYears();
        if (years < 0 || years > MAX_AGE) {
            fields.reject(
                    Violation.outOfRange("birthDate", "{field} must lie within {0} years before {1}", MAX_AGE, at));
            return age;
        }
        if (age != null && age != years) {
            fields.reject(Violation.malformed("age", "{field} {0} contradicts {1}, which makes it {2}", age,
                    Message.about("birthDate", "{field}"), years));
        }
        return years;
    }

    /** A certificate or town that is not known does no harm; a field that does not exist is most likely a typing error. */
    private static MatchRequest finish(BodyFields fields, MatchRequest request) {
        fields.requireNoFault();
        return request;
    }
}
