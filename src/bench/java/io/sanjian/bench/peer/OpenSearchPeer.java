package io.sanjian.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Weights;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * OpenSearch with one bool query: rules in filter and must_not, trades (or words, by BM25 over the cjk analyzer) in
 * must, everything else as functions of a function_score that is added, with Sanjian's weights.
 */
final class OpenSearchPeer implements Peer {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int BATCH = 2_000;
    private static final String NO_END = "9999-12-31";
    private static final List<String> HIT = List.of("externalId", "employerKey", "duplicateKey");
    private static final String INDEX = """
            {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1"},
             "mappings": {"dynamic": "strict", "_source": {"enabled": false}, "properties": {
              "externalId": {"type": "keyword"}, "employerKey": {"type": "keyword"}, "duplicateKey": {"type": "keyword"},
              "trade1": {"type": "keyword"}, "trade": {"type": "keyword"}, "needs": {"type": "keyword"},
              "trait": {"type": "keyword"}, "family": {"type": "keyword"}, "closed": {"type": "boolean"},
              "minorsBarred": {"type": "boolean"}, "site": {"type": "boolean"}, "partTime": {"type": "boolean"},
              "ageKnown": {"type": "boolean"}, "ageMin": {"type": "integer"}, "ageMax": {"type": "integer"},
              "pay": {"type": "integer"}, "place": {"type": "geo_point"}, "published": {"type": "date"},
              "end": {"type": "date"}, "title": {"type": "text", "analyzer": "cjk"},
              "text": {"type": "text", "analyzer": "cjk"}}}}""";

    private final OpenSearchNode node;
    private final String heap;

    OpenSearchPeer(Path project, Path folder, String heap) throws IOException, InterruptedException {
        this.node = OpenSearchNode.start(project, folder, heap);
        this.heap = heap;
    }

    @Override
    public void load(List<Post> posts) throws IOException, InterruptedException {
        node.send("DELETE", "/posts?ignore_unavailable=true", null);
        node.send("PUT", "/posts", INDEX);
        for (int from = 0; from < posts.size(); from += BATCH) {
            StringBuilder bulk = new StringBuilder();
            for (Post post : posts.subList(from, Math.min(posts.size(), from + BATCH))) {
                bulk.append("{\"index\":{}}\n").append(document(post)).append('\n');
            }
            JsonNode answer = node.send("POST", "/posts/_bulk", bulk.toString());
            if (answer.get("errors").asBoolean()) {
                throw new IOException("a document was refused: " + answer.toString().substring(0, 500));
            }
        }
        node.send("POST", "/posts/_refresh", null);
        node.send("POST", "/posts/_flush", null);
    }

    private static ObjectNode document(Post post) {
        PostingFacts facts = post.facts();
        ObjectNode document = NODES.objectNode().put("externalId", facts.externalId())
                .put("employerKey", facts.employerKey()).put("duplicateKey", facts.duplicateKey())
                .put("trade1", post.trade(0)).put("family", facts.family().name())
                .put("closed", facts.closed() || post.dubious()).put("minorsBarred", post.minorsBarred())
                .put("site", post.site()).put("partTime", facts.form() != EmploymentForm.FULL_TIME)
                .put("ageKnown", facts.age() != null)
                .put("pay", facts.pay().max() >= 0 ? facts.pay().max() : facts.pay().min())
                .put("published", facts.publishedOn().toString())
                .put("end", facts.validThrough() == null ? NO_END : facts.validThrough().toString())
                .put("title", facts.title()).put("text", post.text());
        if (facts.age() != null) {
            document.put("ageMin", facts.age().min()).put("ageMax", facts.age().max());
        }
        document.set("place", point(facts.place().point()));
        document.set("trade", array(facts.trades()));
        document.set("needs", array(post.needs()));
        document.set("trait", array(facts.traits().stream().map(Enum::name).toList()));
        return document;
    }

    @Override
    public List<Hit> search(Question question, int limit) throws IOException, InterruptedException {
        ObjectNode body = NODES.objectNode().put("size", limit).put("track_total_hits", false).put("_source", false);
        body.set("docvalue_fields", array(HIT));
        body.set("query", query(question));
        List<Hit> hits = new ArrayList<>(limit);
        for (JsonNode hit : node.send("POST", "/posts/_search?request_cache=false", body.toString()).at("/hits/hits")) {
            JsonNode fields = hit.get("fields");
            hits.add(new Hit(fields.at("/externalId/0").asText(), fields.at("/employerKey/0").asText(),
                    fields.at("/duplicateKey/0").asText()));
        }
        return hits;
    }

    private static ObjectNode query(Question question) {
        ObjectNode outer = NODES.objectNode();
        ObjectNode scored = outer.putObject("function_score").put("score_mode", "sum").put("boost_mode", "sum");
        ObjectNode bool = scored.putObject("query").putObject("bool");
        bool.putArray("must").add(question.byTrades() ? trades(question) : words(question));
        rules(question, bool.putArray("filter"), bool.putArray("must_not"));
        functions(question, scored.putArray("functions"));
        return outer;
    }

    /** The first trade of the advert counts in full, any other for a little less. */
    private static ObjectNode trades(Question question) {
        ObjectNode outer = NODES.objectNode();
        ArrayNode kinds = outer.putObject("dis_max").putArray("queries");
        question.tradesByPoints().forEach((points, trades) -> {
            constant(kinds, anyOf("trade1", trades), points);
            if (points > Weights.LATER_WISH_COST) {
                constant(kinds, anyOf("trade", trades), points - Weights.LATER_WISH_COST);
            }
        });
        return outer;
    }

    private static ObjectNode words(Question question) {
        ObjectNode outer = NODES.objectNode();
        ObjectNode match = outer.putObject("multi_match").put("query", String.join(" ", question.words()))
                .put("type", "most_fields");
        match.putArray("fields").add("title^2").add("text");
        return outer;
    }

    private static void rules(Question question, ArrayNode filter, ArrayNode mustNot) {
        Profile person = question.profile();
        filter.add(range("end", "gte", person.at().toString()));
        mustNot.add(range("ageMin", "gt", person.age())).add(range("ageMax", "lt", person.age()))
                .add(term("closed", true)).add(anyOf("needs", question.missing()));
        if (question.minor()) {
            mustNot.add(term("minorsBarred", true));
        }
        if (question.noSites()) {
            mustNot.add(term("site", true));
        }
        if (question.noWelfare()) {
            mustNot.add(anyOf("family", List.of(Family.PUBLIC_WELFARE.name())));
        }
        if (!person.barredTrades().isEmpty()) {
            mustNot.add(anyOf("trade1", person.barredTrades()));
        }
        if (person.maxDistanceKm() != null) {
            ObjectNode near = filter.addObject().putObject("geo_distance")
                    .put("distance", String.format(Locale.ROOT, "%.3fkm", person.maxDistanceKm()));
            near.set("place", point(person.home().point()));
        }
    }

    private static void functions(Question question, ArrayNode functions) {
        Profile person = question.profile();
        ObjectNode distance = functions.addObject().put("weight", Weights.DISTANCE_MAX).putObject("exp")
                .putObject("place").put("offset", "2km").put("scale", "40km");
        distance.set("origin", point(person.home().point()));
        functions.addObject().put("weight", Weights.FRESHNESS_MAX).putObject("exp").putObject("published")
                .put("origin", person.at().toString()).put("scale", "21d");
        if (person.expectedPay() > 0) {
            weight(functions, range("pay", "lt", 0), Weights.PAY_UNKNOWN);
            Weights.Step before = Weights.PAY_STEPS.getFirst();
            for (Weights.Step step : Weights.PAY_STEPS.subList(1, Weights.PAY_STEPS.size())) {
                int least = (int) Math.ceil(step.x() / 100 * person.expectedPay());
                weight(functions, range("pay", "gte", least), step.points() - before.points());
                before = step;
            }
        }
        for (Family family : Family.values()) {
            int points = person.families().contains(family) ? Weights.PREFERENCE_BASE + Weights.FAMILY_ASKED
                    : family == Family.PUBLIC_WELFARE ? 0 : Weights.PREFERENCE_BASE;
            if (points > 0) {
                weight(functions, anyOf("family", List.of(family.name())), points);
            }
        }
        for (Wish wish : person.wishes()) {
            weight(functions, wish == Wish.PART_TIME ? term("partTime", true) : anyOf("trait", List.of(wish.name())),
                    Weights.WISH_MET);
        }
        boolean older = person.age() >= Weights.OLDER_FROM;
        weight(functions, older ? anyOf("trait", List.of(Trait.OLDER_WELCOME.name())) : term("ageKnown", true),
                older ? Weights.AGE_MAX : 1);
    }

    @Override
    public long mebibytes() throws IOException, InterruptedException {
        return node.send("GET", "/posts/_stats/store", null).at("/_all/total/store/size_in_bytes").asLong()
                / (1024 * 1024);
    }

    @Override
    public String memory() {
        return "heap " + heap;
    }

    private static void weight(ArrayNode functions, ObjectNode filter, int points) {
        functions.addObject().put("weight", points).set("filter", filter);
    }

    private static void constant(ArrayNode queries, ObjectNode filter, int points) {
        queries.addObject().putObject("constant_score").put("boost", points).set("filter", filter);
    }

    private static ObjectNode anyOf(String field, Collection<String> values) {
        ObjectNode query = NODES.objectNode();
        query.putObject("terms").set(field, array(values));
        return query;
    }

    private static ObjectNode term(String field, boolean value) {
        ObjectNode query = NODES.objectNode();
        query.putObject("term").put(field, value);
        return query;
    }

    private static ObjectNode range(String field, String comparison, Object bound) {
        ObjectNode query = NODES.objectNode();
        query.putObject("range").putObject(field).putPOJO(comparison, bound);
        return query;
    }

    private static ObjectNode point(GeoPoint point) {
        return NODES.objectNode().put("lat", point.lat()).put("lon", point.lon());
    }

    private static ArrayNode array(Collection<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    @Override
    public void close() {
        node.close();
    }
}
