package io.sanjian.recommendation.pick;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.matching.Reason;
import io.sanjian.matching.Score;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Picks as they are stored: JSON arrays without names, a third of what the API's objects would take, and written
 * without looking at types. A pick is {@code [id, externalId, title, employer, family, areaCode, areaName, payMin,
 * payMax, payUnit, [six parts of the score], distanceKm, [[code, params, text], ...], address, contact, validThrough, source]}; picks
 * stand best first. Older lists end before the address; a release that knows no more reads no further.
 */
final class PickJson {
    private static final TypeReference<Map<String, Object>> PARAMS = new TypeReference<>() {
    };
    private static final int CHARACTERS_EXPECTED = 2048;

    private final ObjectMapper json;

    PickJson(ObjectMapper json) {
        this.json = json;
    }

    String write(List<Pick> picks) {
        StringWriter text = new StringWriter(CHARACTERS_EXPECTED);
        try (JsonGenerator out = json.getFactory().createGenerator(text)) {
            out.writeStartArray();
            for (Pick pick : picks) {
                write(pick, out);
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Pick pick, JsonGenerator out) throws IOException {
        PostingSummary posting = pick.posting();
        Pay pay = posting.pay();
        out.writeStartArray();
        out.writeNumber(posting.id());
        out.writeString(posting.externalId());
        out.writeString(posting.title());
        out.writeString(posting.employer());
        out.writeString(posting.family().name());
        out.writeString(posting.areaCode());
        out.writeString(posting.areaName());
        write(pay == null ? null : pay.min(), out);
        write(pay == null ? null : pay.max(), out);
        out.writeString(pay == null ? null : pay.unit().name());
        Score parts = pick.parts();
        out.writeArray(new int[]{parts.trade(), parts.distance(), parts.pay(), parts.preference(), parts.age(),
                parts.freshness()}, 0, 6);
        out.writeNumber(pick.distanceKm());
        out.writeStartArray();
        for (Reason reason : pick.reasons()) {
            write(reason, out);
        }
        out.writeEndArray();
        out.writeString(posting.address());
        out.writeString(posting.contact());
        out.writeString(posting.validThrough() == null ? null : posting.validThrough().toString());
        out.writeString(posting.source());
        out.writeEndArray();
    }

    private static void write(Reason reason, JsonGenerator out) throws IOException {
        out.writeStartArray();
        out.writeString(reason.code());
        out.writeStartObject();
        for (Map.Entry<String, Object> param : reason.params().entrySet()) {
            out.writeFieldName(param.getKey());
            switch (param.getValue()) {
                case String text -> out.writeString(text);
                case Integer number -> out.writeNumber(number);
                case Double number -> out.writeNumber(number);
                case null -> out.writeNull();
                case Object other -> out.writePOJO(other);
            }
        }
        out.writeEndObject();
        out.writeString(reason.text());
        out.writeEndArray();
    }

    private static void write(Double number, JsonGenerator out) throws IOException {
        if (number == null) {
            out.writeNull();
        } else {
            out.writeNumber(number);
        }
    }

    List<Pick> read(String text) {
        try {
            List<Pick> picks = new ArrayList<>();
            for (JsonNode pick : json.readTree(text)) {
                picks.add(pick(picks.size() + 1, pick));
            }
            return picks;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Pick pick(int rank, JsonNode pick) {
        Pay pay = pick.get(9).isNull() ? null : new Pay(number(pick.get(7)), number(pick.get(8)),
                PayUnit.valueOf(pick.get(9).asText()));
        PostingSummary posting = new PostingSummary(pick.get(0).asLong(), text(pick.get(1)), text(pick.get(2)),
                text(pick.get(3)), Family.valueOf(pick.get(4).asText()), text(pick.get(5)), text(pick.get(6)), pay,
                text(pick.path(13)), text(pick.path(14)), date(pick.path(15)), text(pick.path(16)));
        JsonNode parts = pick.get(10);
        Score score = new Score(parts.get(0).asInt(), parts.get(1).asInt(), parts.get(2).asInt(),
                parts.get(3).asInt(), parts.get(4).asInt(), parts.get(5).asInt());
        List<Reason> reasons = new ArrayList<>();
        for (JsonNode reason : pick.get(12)) {
            reasons.add(new Reason(reason.get(0).asText(), json.convertValue(reason.get(1), PARAMS),
                    reason.get(2).asText()));
        }
        return new Pick(rank, posting, score.total(), score, pick.get(11).asDouble(), reasons);
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? null : value.asText();
    }

    private static LocalDate date(JsonNode value) {
        String text = text(value);
        return text == null ? null : LocalDate.parse(text);
    }

    private static Double number(JsonNode value) {
        return value.isNull() ? null : value.asDouble();
    }
}
